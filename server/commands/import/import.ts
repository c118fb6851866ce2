import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { readCommunityPlace } from '#domain/communities/read-place.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { bringRoster } from '#domain/rosters/bring-roster.ts'
import { checkRoster } from '#domain/rosters/check-roster.ts'
import { columnKeys } from '#domain/rosters/field.ts'
import { findHeader } from '#domain/rosters/find-header.ts'
import { importRoster, type Progress } from '#domain/rosters/import-roster.ts'
import type { PlannedRow } from '#domain/rosters/planned.ts'
import { previewRoster } from '#domain/rosters/preview-roster.ts'
import { readRoster } from '#domain/rosters/read-roster.ts'
import { readRememberedColumns } from '#domain/rosters/remembered-columns.ts'
import type { UnderstoodRow } from '#domain/rosters/understand-row.ts'
import { understandSheet } from '#domain/rosters/understand-sheet.ts'
import type { Sheet } from '#integrations/spreadsheets/spreadsheets.ts'
import type { Services } from '../../services.ts'
import { asLeader } from '../as-leader.ts'
import { type Command, counted, needed, Refused, WrongUsage } from '../command.ts'
import { type ImportChoices, readChoices } from './choices.ts'
import { type ToldPlan, tellPlan } from './tell-plan.ts'
import { wordsOf } from './unreadable.ts'

export const importCommand: Command = {
  summary:
    'Brings in a whole community from a spreadsheet (CSV, TSV, text or XLSX), as its first Community Leader. With --dry-run it says what it would do, and does nothing.',
  usage:
    'import --community SLUG --file F [--dry-run] [--send now|later] [--without-email attention|paper] [--map "Header=field,…"] [--street "500 Congress Ave"]',
  options: {
    community: { type: 'string' },
    file: { type: 'string' },
    'dry-run': { type: 'boolean' },
    send: { type: 'string' },
    'without-email': { type: 'string' },
    map: { type: 'string' },
    street: { type: 'string' },
  },
  async run({ environment, values, progress }) {
    const slug = needed(values, 'community')
    const file = needed(values, 'file')
    const choices = readChoices(values)
    const bytes = await readBytes(file)
    return asLeader(environment, slug, { evenEnded: false }, async ({ services, by }) => {
      progress(`Reading ${file} …`)
      const read = await services.spreadsheets.read(bytes, { name: basename(file) })
      if (!read.ok) throw new Refused(`${file} ${wordsOf(read.refusal)}`)
      const given = { file, bytes, read: read.value, choices, by, services, progress }
      requireColumns(given)
      const isDry = values['dry-run'] === true
      return tellPlan(isDry ? await preview(given) : await carryOut(given))
    })
  },
}

/** The largest file that is worth opening, in bytes; the reader refuses it with its reason. */
const largest = 11 * 1024 * 1024

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file)
    if (size > largest) throw new Error('it is larger than 10 MB')
    return await readFile(file)
  } catch (error) {
    throw new Refused(`${file} cannot be read: ${(error as Error).message}`)
  }
}

type Given = {
  file: string
  bytes: Uint8Array
  read: Sheet
  choices: ImportChoices
  by: Actor
  services: Services
  progress: (words: string) => void
}

/** So many rows tell where the header is, and what stands in it. */
const rowsWithHeader = 100

/** A slip in `--map` would bring in a column as something else than was meant. */
function requireColumns({ read, choices: { map } }: Given): void {
  const { headers } = findHeader(firstOf(read.rows, rowsWithHeader))
  const known = new Set(columnKeys(headers))
  const missing = Object.keys(map).filter((key) => !known.has(key) && !/^column \d+$/.test(key))
  if (missing.length === 0) return
  throw new WrongUsage(
    `--map names what the file does not have: ${missing.join(', ')}. Its columns: ${headers.join(', ')}.`,
  )
}

function firstOf<One>(many: Iterable<One>, most: number): One[] {
  const first: One[] = []
  for (const one of many) if (first.push(one) === most) break
  return first
}

async function preview({ read, choices, by, services, progress }: Given): Promise<ToldPlan> {
  const { db } = services
  const told = { chosen: choices.map, remembered: await readRememberedColumns(db, by) }
  const place = await readCommunityPlace(db, by)
  const { understood, ...sheet } = understandSheet([...read.rows], {
    ...{ ...told, place, sharedStreet: choices.street },
  })
  progress(`Looking at ${counted(understood.length, 'row')} …`)
  const options = { withoutEmail: choices.withoutEmail }
  const planned = await previewRoster(db, by, { rows: understood, options })
  return { read, ...sheet, understood, planned, left: [], isDry: true }
}

async function carryOut(given: Given): Promise<ToldPlan> {
  const { file, bytes, read, choices, by, services, progress } = given
  const { db, key } = services
  progress(`Planning ${counted(read.rowCount, 'row')} …`)
  const rosterId = await bringRoster(db, by, {
    ...{ fileName: basename(file), sheet: read, bytes },
    ...{ chosen: choices.map, withoutEmail: choices.withoutEmail, sends: choices.send },
    sharedStreet: choices.street,
  })
  const understood: UnderstoodRow[] = []
  const planned: PlannedRow[] = []
  const onPart = (rows: readonly UnderstoodRow[], plans: readonly PlannedRow[]) => {
    understood.push(...rows)
    planned.push(...plans)
  }
  const totals = await checkRoster(db, by, { rosterId, onPart })
  if (!totals.ok) throw new Error(totals.refusal.because)
  const all = counted(totals.value.create + totals.value.update, 'row')
  const onProgress = ({ applied, changed }: Progress) =>
    progress(`${(applied + changed.length).toLocaleString('en')} of ${all} …`)
  const outcome = await importRoster(db, by, { rosterId }, { key, onProgress })
  if (!outcome.ok) throw new Refused('The Community Leader may not grant the default role.')
  const { sheet, columns } = (await readRoster(db, by, rosterId))!
  return {
    ...{ read, understood, planned, left: outcome.value.changed, isDry: false },
    headerLine: sheet.headerLine,
    columns: columns.filter(({ index }) => index < sheet.headers.length),
  }
}
