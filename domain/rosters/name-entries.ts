import type { Entry } from './deal-surnames.ts'
import { generationOf, isDegree, isInitial, isParticle, nameKind } from './name-words.ts'
import { type NameOrder, nameWords, orderOf, startsAsSurname } from './read-name-parts.ts'

/** What stands between two people: `&`, `and`, `y`, and `e` before an i. */
export const conjunction =
  /\s*(?:[&+]|(?<![\p{L}\p{M}])(?:and|y|et|und|or|e(?= h?i))(?![\p{L}\p{M}]))\s*/iu

type Entries = { entries: Entry[]; isSure: boolean }

/** The names of one piece of a cell: at `&` and `and`, then at commas, which part a surname or a list. */
export function entriesOf(piece: string, order: NameOrder): Entries {
  const segments = piece
    .split(new RegExp(conjunction, 'giu'))
    .map((segment) => segment.replace(/^[\s,]+|[\s,]+$/g, ''))
    .filter(Boolean)
  const hasSurnameBehind = orderOf(nameWords(segments.at(-1) ?? '').words) === 'given first'
  const read = segments.map((segment, index) =>
    readSegment(segment, { order, isList: index < segments.length - 1 && hasSurnameBehind }),
  )
  return {
    entries: read.flatMap(({ entries }) => entries),
    isSure: read.every(({ isSure }) => isSure),
  }
}

function readSegment(segment: string, { isList }: { order: NameOrder; isList: boolean }): Entries {
  const parts = segment
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  const own = parts.filter((part, index) => index === 0 || !isAddition(part))
  const added = parts
    .filter((part) => !own.includes(part))
    .flatMap((part) => generationOf(part) ?? [])
  const entries = own
    .map((part): Entry => ({ ...nameWords(part), surname: null }))
    .filter(({ words }) => words.length > 0)
  const [one, other, ...more] = entries
  if (!one || !other) return { entries: one ? [withGeneration(one, added)] : [], isSure: true }
  if (isListOfNames(entries) || (isList && isGivenAlone(one))) return { entries, isSure: true }
  if (more.length > 0 || startsList(one, other)) return { entries, isSure: false }
  const generation = other.generation ?? one.generation ?? added[0] ?? null
  const told: Entry = { words: other.words, generation, surname: one.words.join(' ') }
  return { entries: [told], isSure: isSurname(one.words, other.words) }
}

/** `John Smith, Zorblax Quux`: a whole name, and what may be another. */
const startsList = (one: Entry, other: Entry) => isWholeName(one.words) && other.words.length > 1

const isAddition = (part: string) =>
  part.split(/\s+/).every((word) => generationOf(word) ?? isDegree(word))

function withGeneration(entry: Entry, added: string[]): Entry {
  return { ...entry, generation: entry.generation ?? added[0] ?? null }
}

function isListOfNames(entries: readonly Entry[]): boolean {
  return entries.every(({ words }) => isWholeName(words))
}

/** A given name before, or a surname behind, and the other way round nowhere. */
function isWholeName(words: readonly string[]): boolean {
  if (words.length < 2 || nameKind(words[0]!) === 'surname' || startsAsSurname(words)) return false
  return orderOf(words) === 'given first' || nameKind(words.at(-1)!) === 'surname'
}

const isGivenAlone = ({ words }: Entry) => words.length === 1 && nameKind(words[0]!) === 'given'

/** Whether the words before a comma can be a surname, seen the words behind it. */
function isSurname(before: readonly string[], behind: readonly string[]): boolean {
  if (before.length === 1 || isParticle(before[0]!)) return !looksTurned(before, behind)
  if (orderOf(before) === 'given first') return false
  return behind.length === 1 || nameKind(behind[0]!) === 'given' || isInitial(behind.at(-1)!)
}

/** `John, Mary Smith`: a given name before the comma, and a whole name behind it. */
function looksTurned(before: readonly string[], behind: readonly string[]): boolean {
  return (
    nameKind(before[0]!) === 'given' &&
    orderOf(behind) === 'given first' &&
    nameKind(behind.at(-1)!) === 'surname'
  )
}
