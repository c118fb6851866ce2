import { isInitial, nameKind } from './name-words.ts'
import {
  endsShort,
  isSurelySurnameFirst,
  type NameOrder,
  type NameWords,
  orderOf,
  splitName,
} from './read-name-parts.ts'

/** One name of a cell: its words, and the surname that a comma told. */
export type Entry = NameWords & { surname: string | null }

/** A name in full; `isSure` is false where its words allow another reading. */
export type DealtName = {
  first: string
  last: string
  generation: string | null
  isSure: boolean
  /** Whether its words say that surname and given name stand the other way round than in the column. */
  isAgainstOrder: boolean
}

type Draft = Omit<DealtName, 'last'> & { last: string | null; isSurnameFirst: boolean }

/**
 * Gives everybody of a cell a surname: their own, or the one they share. `Smith, John & Mary` and
 * `SMITH JOHN & MARY` share the one before, `John and Mary Smith` the one behind.
 */
export function dealSurnames(entries: readonly Entry[], order: NameOrder): DealtName[] {
  const drafts: Draft[] = []
  for (const [index, entry] of entries.entries()) {
    const leader = drafts.find((draft) => draft.last !== null && draft.isSurnameFirst)
    const isLast = index === entries.length - 1
    drafts.push(draftOf(entry, { order, leader, isAlone: entries.length === 1, isLast }))
  }
  return drafts.map((draft, index) => shared(draft, index, drafts))
}

type Around = { order: NameOrder; leader: Draft | undefined; isAlone: boolean; isLast: boolean }

function draftOf(entry: Entry, around: Around): Draft {
  const { words, generation, surname } = entry
  const sure = { generation, isSure: true, isAgainstOrder: false, isSurnameFirst: false }
  if (surname !== null)
    return { ...sure, first: words.join(' '), last: surname, isSurnameFirst: true }
  if (around.leader) return { ...sure, ...followerOf(words, around.leader) }
  if (words.length < 2) return { ...sure, ...loneWord(words[0] ?? '', around) }
  return { ...sure, ...wholeName(words, around) }
}

/** A single word: a surname where nobody stands beside it and it is one, else a given name. */
function loneWord(word: string, { isAlone }: Around): { first: string; last: string | null } {
  return isAlone && nameKind(word) === 'surname'
    ? { first: '', last: word }
    : { first: word, last: null }
}

type Reading = Pick<Draft, 'first' | 'last'> & Partial<Draft>

/** Who stands behind `Smith, John &`: `Mary`, `Mary B`, `Mary Ann`, or somebody of another surname. */
function followerOf(words: readonly string[], leader: Draft): Reading {
  const first = words.join(' ')
  const end = words.at(-1) ?? ''
  if (words.length < 2 || isInitial(end)) {
    const isOwn = words.length > 2 && nameKind(words[0]!) !== 'given'
    return isOwn ? surnameFirst(words) : { first, last: leader.last }
  }
  const order = orderOf(words)
  if (order === 'surname first') return surnameFirst(words)
  if (nameKind(end) === 'given') return { first, last: leader.last }
  const own = splitName(words, 'given first')
  const isKnown = nameKind(end) === 'surname' || same(own.last, leader.last)
  return { ...own, isSure: isKnown }
}

function surnameFirst(words: readonly string[]): Reading {
  return { ...splitName(words, 'surname first'), isSurnameFirst: true }
}

function wholeName(words: readonly string[], around: Around): Reading {
  const said = orderOf(words)
  const order = said ?? around.order
  const isAgainstOrder = said !== null && said !== around.order && !isSurelySurnameFirst(words)
  if (order === 'surname first') return { ...surnameFirst(words), isAgainstOrder }
  const isShort = endsShort(words)
  const hasNoSurname = isShort || words.every((word) => nameKind(word) === 'given')
  const mayShareNext = !around.isAlone && !around.isLast
  if (hasNoSurname && (mayShareNext || isShort)) return { first: words.join(' '), last: null }
  return { ...splitName(words, order), isAgainstOrder, isSure: !hasNoSurname }
}

/** Whoever has no surname takes that of the next who has one, else, not surely, that of one before. */
function shared(
  { isSurnameFirst: _, ...draft }: Draft,
  index: number,
  drafts: readonly Draft[],
): DealtName {
  if (draft.last !== null) return { ...draft, last: draft.last }
  const next = drafts.slice(index + 1).find(({ last }) => last !== null)
  if (next) return { ...draft, last: next.last! }
  const before = drafts.slice(0, index).findLast(({ last }) => last !== null)
  return { ...draft, last: before?.last ?? '', isSure: before === undefined && draft.isSure }
}

function same(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one.toLowerCase() === other.toLowerCase()
}
