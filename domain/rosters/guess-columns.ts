import { shareOfKinds, type ValueShares } from './column-values.ts'
import {
  type Column,
  columnKeys,
  faceOf,
  type Meaning,
  type Remembered,
  type RosterRow,
} from './field.ts'
import { judgeValues } from './judge-values.ts'
import { type HeaderHint, readHeader } from './read-header.ts'
import { samplePlaces } from './sample-places.ts'
import { settlePeople } from './settle-people.ts'
import { settlePlaces } from './settle-places.ts'
import { whatIsMissing } from './what-is-missing.ts'

/** A column while it is being guessed. */
export type Draft = Column & {
  hint: HeaderHint
  values: ValueShares
  /** Said by a person; nothing changes it any more. */
  isFixed: boolean
}

/** What is said of columns, by the keys of `columnKeys`. */
export type Told = {
  /** Of this file, by a person. */
  chosen?: Readonly<Record<string, Meaning>>
  /** Of the same headers in files before. */
  remembered?: Remembered
}

/**
 * Tells what the columns of a file are, from their headers in English and Spanish and from samples of
 * their values. What a person chose, now or before, wins.
 *
 * What was merely confirmed before is read so again, as sure as it was. Where its values tell otherwise,
 * they win, unless all headers of the file are known: then it is the same table with fewer rows, and the
 * column asks for a look. Where names or homes would be missing for it, what was merely confirmed does not
 * count; a list that names units alone has no homes either way.
 *
 * Two columns of one field and one person belong together: they are joined in their order, or dealt out.
 * Addresses for mail are a meaning of their own and told as `ignore`; so are columns about pets, vehicles,
 * balances, accounts and emergencies, and those of tenants where there are owners.
 */
export function guessColumns(
  file: RosterTable,
  { chosen = {}, remembered = {} }: Told = {},
): Column[] {
  const places = placesOf(file)
  const guess = (remembered: Remembered) => {
    const isKnown = places.every(
      ({ header, key }) => header === '' || Object.hasOwn(remembered, key),
    )
    const drafts = places.map((place) => draftOf(place, { chosen, remembered, isKnown }))
    return settlePeople(settlePlaces(drafts)).map(columnOf)
  }
  const columns = guess(remembered)
  const missing = whatIsMissing(columns)
  if (missing === null) return columns
  const afresh = guess(onlySure(remembered))
  return whatIsMissing(afresh) === missing ? columns : afresh
}

type RosterTable = { headers: readonly string[]; rows: readonly RosterRow[] }
type PlaceOfColumn = Pick<Draft, 'index' | 'header' | 'key' | 'hint' | 'values'>

function placesOf({ headers, rows }: RosterTable): PlaceOfColumn[] {
  const samples = samplePlaces(rows.length).map((place) => rows[place]!)
  const width = Math.max(headers.length, ...samples.map(({ cells }) => cells.length), 0)
  const names = Array.from({ length: width }, (_, index) => headers[index]?.trim() ?? '')
  const keys = columnKeys(names)
  return names.map((header, index) => ({
    ...{ index, header, key: keys[index]!, hint: readHeader(header) },
    values: shareOfKinds(samples.map(({ cells }) => cells[index] ?? '')),
  }))
}

function onlySure(remembered: Remembered): Remembered {
  const sure = Object.entries(remembered).filter(([, { confidence }]) => confidence === 1)
  return Object.fromEntries(sure)
}

/** `isKnown`: all headers of the file are. */
type Known = Required<Told> & { isKnown: boolean }

function draftOf(place: PlaceOfColumn, known: Known): Draft {
  const { meaning, confidence } = takenFor(place, known)
  const { who, person } = place.hint
  return {
    ...{ ...place, meaning, confidence, who },
    field: faceOf(meaning),
    person: person ?? 0,
    isFixed: confidence === 1,
  }
}

type Taken = Pick<Column, 'meaning' | 'confidence'>

function takenFor({ header, key, hint, values }: PlaceOfColumn, known: Known): Taken {
  const { chosen, remembered, isKnown } = known
  if (Object.hasOwn(chosen, key)) return byPerson(hint.meaning, chosen[key]!)
  if (header === '' || !Object.hasOwn(remembered, key)) return judgeValues(hint, values)
  const before = remembered[key]!
  if (before.confidence === 1) return byPerson(hint.meaning, before.meaning)
  const isDoubtful = judgeValues({ ...hint, ...before }, values).meaning !== before.meaning
  if (!isDoubtful) return before
  return isKnown
    ? { ...before, confidence: Math.min(before.confidence, doubtful) }
    : judgeValues(hint, values)
}

/** Less than this and somebody is asked for a look. */
const doubtful = 0.5

/** The finer meaning that the header has, where it is one of what was chosen. */
function byPerson(meaning: Meaning | null, chosen: Meaning): Taken {
  const isFiner = meaning !== null && faceOf(meaning) === chosen
  return { meaning: isFiner ? meaning : chosen, confidence: 1 }
}

function columnOf({ hint: _, values: __, isFixed: ___, ...column }: Draft): Column {
  return {
    ...column,
    field: faceOf(column.meaning),
    confidence: Math.round(column.confidence * 100) / 100,
  }
}
