import { shareOfKinds, type ValueShares } from './column-values.ts'
import {
  type Column,
  columnKeys,
  type Field,
  faceOf,
  type Meaning,
  type RosterRow,
} from './field.ts'
import { judgeValues } from './judge-values.ts'
import { type HeaderHint, readHeader } from './read-header.ts'
import { samplePlaces } from './sample-places.ts'
import { settlePeople } from './settle-people.ts'
import { settlePlaces } from './settle-places.ts'

/** A column while it is being guessed. */
export type Draft = Column & {
  hint: HeaderHint
  values: ValueShares
  /** Chosen by a person; nothing changes it any more. */
  isFixed: boolean
}

/**
 * Tells what the columns of a file are, from their headers in English and Spanish and from samples of
 * their values. What a person chose before wins: `remembered` is by the keys of `columnKeys`.
 *
 * Two columns of one field and one person belong together: they are joined in their order, or dealt out.
 * Addresses for mail are a meaning of their own and told as `ignore`; so are columns about pets, vehicles,
 * balances, accounts and emergencies, and those of tenants where there are owners.
 */
export function guessColumns(
  { headers, rows }: { headers: readonly string[]; rows: readonly RosterRow[] },
  remembered: Readonly<Record<string, Field>> = {},
): Column[] {
  const samples = samplePlaces(rows.length).map((place) => rows[place]!)
  const width = Math.max(headers.length, ...samples.map(({ cells }) => cells.length), 0)
  const names = Array.from({ length: width }, (_, index) => headers[index]?.trim() ?? '')
  const keys = columnKeys(names)
  const drafts = names.map((header, index): Draft => {
    const values = shareOfKinds(samples.map(({ cells }) => cells[index] ?? ''))
    const key = keys[index]!
    const chosen = Object.hasOwn(remembered, key) ? remembered[key] : undefined
    return draftOf({ index, header, key }, values, chosen)
  })
  return settlePeople(settlePlaces(drafts)).map(columnOf)
}

function draftOf(
  place: Pick<Column, 'index' | 'header' | 'key'>,
  values: ValueShares,
  chosen: Field | undefined,
): Draft {
  const hint = readHeader(place.header)
  const { meaning, confidence } = chosen
    ? { meaning: finer(hint.meaning, chosen), confidence: 1 }
    : judgeValues(hint, values)
  const person = hint.person ?? 0
  return {
    ...place,
    meaning,
    field: faceOf(meaning),
    who: hint.who,
    person,
    confidence,
    hint,
    values,
    isFixed: chosen !== undefined,
  }
}

/** The finer meaning that the header has, where it is one of what was chosen. */
function finer(meaning: Meaning | null, chosen: Field): Meaning {
  return meaning !== null && faceOf(meaning) === chosen ? meaning : chosen
}

function columnOf({ hint: _, values: __, isFixed: ___, ...column }: Draft): Column {
  return {
    ...column,
    field: faceOf(column.meaning),
    confidence: Math.round(column.confidence * 100) / 100,
  }
}
