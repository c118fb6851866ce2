import { generationOf, isDegree, isInitial, isParticle, nameKind } from './name-words.ts'
import { withoutTitles } from './tidy-names.ts'

/** How the names of a column are written where no comma says it. */
export type NameOrder = 'given first' | 'surname first'

/** The words of one name, without titles and degrees, and the generation that stood with it. */
export type NameWords = { words: string[]; generation: string | null }

/** Cuts a name without commas into its words. */
export function nameWords(text: string): NameWords {
  const all = withoutTitles(text.split(/\s+/).filter(Boolean))
  let generation: string | null = null
  const words = all.filter((word, index) => {
    if (index === 0) return true
    const found = generationOf(word)
    generation ??= found
    return found === null && !(index > 1 && index >= all.length - 2 && isDegree(word))
  })
  return { words, generation }
}

/** Cuts `John Albert Smith` or `Smith John Albert` where the surname begins or ends. */
export function splitName(
  words: readonly string[],
  order: NameOrder,
): { first: string; last: string } {
  const at = order === 'given first' ? surnameStart(words) : surnameEnd(words)
  const [one, other] = [words.slice(0, at).join(' '), words.slice(at).join(' ')]
  return order === 'given first' ? { first: one, last: other } : { first: other, last: one }
}

/** Where the surname begins: at its particles, or at the first of two surnames, but never at once. */
function surnameStart(words: readonly string[]): number {
  let at = words.length - 1
  if (at > 1 && nameKind(words[at - 1]!) === 'surname' && !isInitial(words[at - 1]!)) at -= 1
  while (at > 1 && isParticle(words[at - 1]!)) at -= 1
  return Math.max(at, 1)
}

/** Where a surname that stands first ends: behind its particles and the word that follows them. */
function surnameEnd(words: readonly string[]): number {
  let at = 0
  while (at < words.length - 2 && isParticle(words[at]!)) at += 1
  const next = words[at + 1]
  const isDouble = words.length - at > 2 && next !== undefined && nameKind(next) === 'surname'
  return Math.min(isDouble ? at + 2 : at + 1, words.length - 1)
}

/** Whether a surname surely stands first: `SMITH JOHN`, a surname and a given name and nothing else. */
export function isSurelySurnameFirst(words: readonly string[]): boolean {
  const [first = '', second = ''] = words
  if (isOfSurname(first)) return nameKind(words.at(-1)!) === 'given'
  return nameKind(first) === 'surname' && nameKind(second) === 'given'
}

/** Words that begin surnames and are nobody's given name. */
const isOfSurname = (word: string) => /^(?:de|del|von|der|dos|das|mc)$/i.test(word)

/** `de la Cruz`, `van der Berg`: nothing of it is a given name. */
export function startsAsSurname([first = '', second = '']: readonly string[]): boolean {
  return isOfSurname(first) || (isParticle(first) && isParticle(second))
}

/** Ends in a letter that is a name’s initial, not a surname as in `de la O`. */
export function endsShort(words: readonly string[]): boolean {
  const [before = '', last = ''] = words.slice(-2)
  return isInitial(last) && !(before.length > 1 && isParticle(before))
}

/** What the words themselves say of their order; null where they say nothing, or both. */
export function orderOf(words: readonly string[]): NameOrder | null {
  if (words.length < 2) return null
  if (endsInInitial(words) || isSurelySurnameFirst(words)) return 'surname first'
  const [start, end] = [nameKind(words[0]!), nameKind(words.at(-1)!)]
  if (isInitial(words.at(-1)!)) return null
  if (start === 'surname' && end !== 'surname') return 'surname first'
  return start === 'given' && end !== 'given' ? 'given first' : null
}

/** `SMITH JOHN A`: initials stand behind given names. */
function endsInInitial(words: readonly string[]): boolean {
  const [first, last] = [words[0]!, words.at(-1)!]
  return words.length > 2 && isInitial(last) && !isInitial(first) && nameKind(first) !== 'given'
}
