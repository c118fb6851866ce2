import { isParticle } from './name-words.ts'

const small = new Set(['de', 'del', 'von', 'der', 'den', 'dos', 'das', 'y', 'e', 'ter'])
const afterDe = new Set(['la', 'las', 'los'])

/** Names of two letters that are no initials although no vowel is in them, and the other way round. */
const spelledAs = new Map(Object.entries({ NG: 'Ng', MC: 'Mc', AJ: 'AJ', JO: 'Jo' }))
const inner = new Set(
  'MACDONALD MACDOUGALL MACGREGOR MACINTYRE MACKENZIE MACLEAN MACLEOD MACPHERSON MACARTHUR MACNEIL MACMILLAN MACFARLANE'.split(
    ' ',
  ),
)

/**
 * A name as it is written on an envelope. Words all in capitals or all in small letters get their case:
 * `MCDONALD` is `McDonald`, `o'brien` `O'Brien`, `DE LA CRUZ` `de la Cruz`; words in mixed case stay
 * as somebody wrote them.
 */
export function properName(name: string): string {
  const words = name.trim().split(/\s+/)
  return words.map((word, index) => properWord(word, index, words)).join(' ')
}

function properWord(word: string, index: number, words: readonly string[]): string {
  const letters = word.replace(/[^\p{L}\p{M}]/gu, '')
  const isOneCase = letters === letters.toUpperCase() || letters === letters.toLowerCase()
  if (!isOneCase && !/^\p{Ll}\p{Lu}+$/u.test(letters)) return word
  if (isWrittenSmall(word, words)) return word
  if (isSmall(words, index)) return word.toLowerCase()
  return word
    .toUpperCase()
    .split(/(?<=[-/])/)
    .map(properPart)
    .join('')
}

/** `van Beethoven`: whoever wrote the rest with capitals meant this word small. */
function isWrittenSmall(word: string, words: readonly string[]): boolean {
  const isMixed = words.some((other) => /^\p{Lu}.*\p{Ll}/u.test(other))
  return isMixed && word === word.toLowerCase() && isParticle(word)
}

/** A particle that has the name it belongs to behind it. */
function isSmall(words: readonly string[], index: number): boolean {
  const [before = '', word = '', after] = [words[index - 1], words[index], words[index + 1]]
  if (after === undefined) return false
  const low = word.toLowerCase()
  if (low === 'van') return /^(?:der|den|de)$/i.test(after)
  return small.has(low) || (afterDe.has(low) && /^de$/i.test(before))
}

function properPart(part: string): string {
  const known = spelledAs.get(part)
  if (known) return known
  if (/^[^AEIOUY\P{Lu}]{2}$/u.test(part)) return part
  if (/^MC\p{L}{2}/u.test(part)) return `Mc${capital(part.slice(2))}`
  if (inner.has(part)) return `Mac${capital(part.slice(3))}`
  return capital(part).replace(
    /^([ODL]['’])(\p{L}{2})/u,
    (_, start: string, rest: string) => start + capital(rest),
  )
}

/** The first letter large, the others small; letters behind a point are initials: `J.R.`. */
function capital(part: string): string {
  const low = part.toLowerCase()
  return low.replace(/^[^\p{L}]*\p{L}|(?<=\.)\p{L}/gu, (letter) => letter.toUpperCase())
}
