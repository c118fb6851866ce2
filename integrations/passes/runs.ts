import { type Face, type FontName, type Fonts, pieceFor } from './fonts.ts'

/** Letters of one font and one direction, as they follow each other on paper from left to right. */
export type Run = { font: FontName; text: string; fromRight: boolean }

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

const fromRight = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}]/u
const fromLeft = /[\p{L}\p{N}]/u
const plainAscii = /^[ -~]*$/

/** The letters of a text with their marks, each as a reader counts it. */
export function graphemes(text: string): string[] {
  return plainAscii.test(text)
    ? [...text]
    : Array.from(segmenter.segment(text), (one) => one.segment)
}

/**
 * Divides a line into runs. Words that are read from the right stand in the order of their reader, and
 * where the line begins with one, so do its parts: the essence of the Unicode bidirectional algorithm
 * (UAX #9) for lines as short as names and addresses.
 */
export function splitIntoRuns(line: string, face: Face, fonts: Fonts): Run[] {
  if (plainAscii.test(line)) return line ? [{ font: face, text: line, fromRight: false }] : []
  const letters = graphemes(line.normalize('NFC').replace(/\p{Cc}/gu, ' '))
  const first = letters.find((one) => fromLeft.test(one))
  const startsRight = first !== undefined && fromRight.test(first)
  const directions = directionsOf(letters, startsRight)
  const runs: Run[] = []
  for (const [at, letter] of letters.entries()) {
    const { font, text } = pieceFor(letter, face, fonts)
    const last = runs.at(-1)
    if (last?.font === font && last.fromRight === directions[at]) last.text += text
    else runs.push({ font, text, fromRight: directions[at]! })
  }
  return inOrderOfPaper(runs, startsRight)
}

/** Whether each letter is read from the right; what is neither stands with its neighbours. */
function directionsOf(letters: readonly string[], startsRight: boolean): boolean[] {
  const strong = letters.map((one) => {
    if (fromRight.test(one)) return true
    return fromLeft.test(one) ? false : null
  })
  return strong.map((own, at) => {
    if (own !== null) return own
    const before = strong.slice(0, at).findLast((one) => one !== null) ?? startsRight
    const after = strong.slice(at).find((one) => one !== null) ?? startsRight
    return before === after ? before : startsRight
  })
}

function inOrderOfPaper(runs: readonly Run[], startsRight: boolean): Run[] {
  const groups: Run[][] = []
  for (const run of runs) {
    const group = groups.at(-1)
    if (group?.at(-1)?.fromRight === run.fromRight) group?.push(run)
    else groups.push([run])
  }
  const ordered = groups.map((group) => (group[0]!.fromRight ? group.toReversed() : group))
  return (startsRight ? ordered.toReversed() : ordered).flat()
}
