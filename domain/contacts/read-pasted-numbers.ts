import { type GivenNumber, readGivenNumber } from './given-number.ts'

/** A number of North America as people write it, with an extension perhaps; or one with a country code. */
const numberLike = new RegExp(
  [
    String.raw`(?<![\d+])(?:\+?1[\s./-]{0,4})?\(?[2-9]\d{2}\)?[\s./-]{0,4}\d{3}[\s.-]{0,4}\d{4}(?:\s{0,4}(?:x|ext\.?)\s{0,4}\d{1,6})?(?!\d)`,
    String.raw`\+[\d(][\d\s().-]{5,24}\d`,
    String.raw`\(?\d[\d\s().-]{3,40}\d`,
  ].join('|'),
  'giu',
)

/** Words beside a number that say what it is, and are nobody's name. */
const labels =
  /(?<![\p{L}\p{N}])(?:mobile|cell(?:ular)?|phone|tel|celular|m[óo]vil|tel[ée]fono)(?![\p{L}\p{N}])[.:]?/giu

/** What stands between a name and its number. */
const edges = /^[\s,;:|"'()<>=*•·–—-]+|[\s,;:|"'(<>=*•·–—-]+$/gu

/** A bracket of which the other one was at the edge. */
const closedAlone = /(?<=^[^(]*)\)$/

/** The longest list that is worth reading, in characters. */
export const longestPaste = 50_000

/** What is looked at to find a name, in characters; a longer one is none. */
const longestAround = 200

/**
 * Reads a pasted list of numbers with names: one person a line, or several with their names before the
 * numbers or after them. Every line that is not empty is accounted for: one without a number is
 * `invalid`, as it was typed. Callers refuse lists longer than `longestPaste` before.
 */
export function readPastedNumbers(pasted: string): GivenNumber[] {
  return pasted
    .normalize('NFKC')
    .split(/[\r\n\u2028\u2029]+/)
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
    .flatMap(readLine)
}

function readLine(line: string): GivenNumber[] {
  const found = [...line.matchAll(numberLike)]
  if (found.length === 0) return [readGivenNumber({ number: line.trim(), name: '' })]
  const around = [
    line.slice(0, found[0]!.index),
    ...found.map((one, at) => line.slice(one.index + one[0].length, found[at + 1]?.index)),
  ].map(nameIn)
  if (found.length === 1)
    return [readGivenNumber({ number: found[0]![0], name: around.filter(Boolean).join(' ') })]
  const before = around[0] !== ''
  return found.map(([number], at) =>
    readGivenNumber({ number, name: around[before ? at : at + 1] ?? '' }),
  )
}

function nameIn(text: string): string {
  const even = text.replace(/\s+/g, ' ').slice(0, longestAround)
  return even.replace(labels, ' ').replace(edges, '').replace(closedAlone, '')
}
