import type { Home } from '#domain/addresses/home.ts'
import { cellsOf, columnName, firstCell } from './cells.ts'
import type { Column, Meaning, RosterRow } from './field.ts'
import type { HomeCells } from './home-cells.ts'
import type { HomeColumns, Layout } from './layout.ts'
import type { Problem } from './problem.ts'
import type { HomeReader, HomeRefusal, KeyedHome } from './read-home.ts'

/** The home of a row, and whether its owner gets mail at another one. */
export type UnderstoodHome = {
  home: Home | null
  homeKey: string | null
  isMailElsewhere: boolean
  problems: Problem[]
}

/** Reads the home in the community that a row is about. */
export function understandHome(row: RosterRow, layout: Layout, reader: HomeReader): UnderstoodHome {
  const read = reader(homeCells(row, layout.home))
  if (!read.ok)
    return {
      home: null,
      homeKey: null,
      isMailElsewhere: false,
      problems: [streetMissing(row, layout.home) ?? problemOf(row, layout.home, read.refusal)],
    }
  return {
    ...read.value,
    isMailElsewhere: isElsewhere(row, layout, read.value, reader),
    problems: [],
  }
}

function homeCells(row: RosterRow, columns: HomeColumns): HomeCells {
  const line = [
    cellsOf(row, columns.line).join(' '),
    ...cellsOf(row, columns.line2).map(secondLine),
  ]
  return {
    address: [...line, ...cellsOf(row, columns.place)].filter(Boolean).join(', '),
    unit: unitOf(row, columns.unit),
    lot: columns.lot
      .map((column) => lotPart(row, column))
      .filter(Boolean)
      .join(' '),
    city: cellsOf(row, columns.city)[0] ?? '',
    state: cellsOf(row, columns.state)[0] ?? '',
    zip: cellsOf(row, columns.zip)[0] ?? '',
  }
}

/** A bare number in the second line of an address is a unit's. */
const secondLine = (cell: string) => (/^\w?\d+\w?$/.test(cell) ? `# ${cell}` : cell)

/** A building under a header of its own: `2` and `101` are `BLDG 2 # 101`. */
function unitOf(row: RosterRow, columns: readonly Column[]): string {
  const parts = columns.map((column) => ({ column, cell: cellsOf(row, [column])[0] ?? '' }))
  const filled = parts.filter(({ cell }) => cell !== '')
  if (!filled.some(({ column }) => column.meaning === 'building'))
    return filled.map(({ cell }) => cell).join(' ')
  const words = filled.map(({ column, cell }) => {
    if (column.meaning === 'building') return /^\w{1,4}$/.test(cell) ? `BLDG ${cell}` : cell
    return /^\d/.test(cell) ? `# ${cell}` : cell
  })
  return words.join(' ')
}

const lotWords: Partial<Record<Meaning, string>> = { lot: 'LOT', block: 'BLK', section: 'SEC' }

/** The parts of a lot under headers of their own: `7`, `2` and `3` are `LOT 7`, `BLK 2` and `SEC 3`. */
function lotPart(row: RosterRow, column: Column): string {
  const bare = (cellsOf(row, [column])[0] ?? '').replace(/\.0+$/, '')
  if (bare === '' || /^[-0]+$|^n\/?a$|^none$/i.test(bare)) return ''
  return /^\p{L}{2,}|^[lb]-?\d/iu.test(bare) ? bare : `${lotWords[column.meaning]} ${bare}`
}

/** Whether mail goes to a readable home that is not this one. A post office box says nothing. */
function isElsewhere(
  row: RosterRow,
  { home, mailing }: Layout,
  own: KeyedHome,
  reader: HomeReader,
): boolean {
  const cells = homeCells(row, mailing)
  if (cells.address === '' || sameWords(cells.address, homeCells(row, home).address)) return false
  const bare = {
    ...cells,
    city: cells.city || own.home.city,
    state: cells.state || own.home.state,
    zip: cells.zip || (cells.city === '' ? own.home.zip : ''),
  }
  const read = reader(bare)
  return read.ok && read.value.homeKey !== own.homeKey && !isLike(read.value.home, own.home)
}

/** A shortcut for the most usual case, where both columns hold the same. */
function sameWords(one: string, other: string): boolean {
  return one.length === other.length && one.toLowerCase() === other.toLowerCase()
}

/** The same house, one of the two spelled without suffix, direction or unit. */
function isLike(one: Home, other: Home): boolean {
  if (one.kind !== 'street' || other.kind !== 'street') return false
  const start = ({ street }: { street: string }) =>
    street
      .split(' ')
      .filter((word) => !/^[NSEW]{1,2}$/.test(word))
      .slice(0, 2)
      .join(' ')
  return (
    one.zip.slice(0, 5) === other.zip.slice(0, 5) &&
    start(one) === start(other) &&
    sameUnit(one.unit, other.unit)
  )
}

const sameUnit = (one: string | null, other: string | null) =>
  one === null || other === null || one === other

/** A number without its street: lists leave out a street that stands in a row above. */
function streetMissing(row: RosterRow, { line }: HomeColumns): Problem | null {
  const isNumber = ({ meaning }: Column) => meaning === 'houseNumber'
  const streets = line.filter((column) => !isNumber(column))
  const [street] = streets
  const isMissing = firstCell(row, line.filter(isNumber)) && !firstCell(row, streets)
  if (!street || !isMissing) return null
  const about = { column: columnName(street), field: street.field }
  return { ...about, reason: 'missing street', typed: null, suggestion: null }
}

const fieldOf: Record<
  HomeRefusal['because'],
  'address' | 'lot' | 'unit' | 'city' | 'state' | 'zip'
> = {
  'missing home': 'address',
  'not found': 'address',
  several: 'address',
  'unreadable street': 'address',
  'unreadable lot': 'lot',
  'unknown city': 'city',
  'unknown state': 'state',
  'unreadable zip': 'zip',
  'zip of another state': 'zip',
  'several homes': 'address',
  'post office box': 'address',
  'unit without a street': 'unit',
}

function problemOf(row: RosterRow, columns: HomeColumns, { because }: HomeRefusal): Problem {
  const field = fieldOf[because]
  const isWhole = field === 'address'
  const wanted = isWhole ? [...columns.line, ...columns.lot, ...columns.unit] : columns[field]
  const cell = firstCell(row, wanted) ?? (wanted.length > 0 ? null : firstCell(row, columns.line))
  const column = cell?.column ?? wanted[0] ?? columns.line[0] ?? columns.lot[0]
  const reason = because === 'not found' || because === 'several' ? 'unreadable street' : because
  return {
    column: columnName(column),
    field: column?.field ?? field,
    reason,
    typed: cell?.typed ?? null,
    suggestion: null,
  }
}
