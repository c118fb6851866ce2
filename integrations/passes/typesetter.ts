import type { Face, Fonts } from './fonts.ts'
import { graphemes, type Run, splitIntoRuns } from './runs.ts'

type Document = PDFKit.PDFDocument

/** How a text is set: `size` in points. */
export type Look = { face: Face; size: number }

/** A look with the sizes to try, the wished one first. */
export type Looks = { face: Face; sizes: readonly number[] }

/** Lines as they will be drawn. */
export type Lines = Look & { lines: readonly string[] }

/** Where lines may stand: `width` in points, and how many there may be. */
export type Room = { width: number; lines: number }

/** Sets texts on the pages of one document. Lengths are points, from the top left corner of the page. */
export type Typesetter = ReturnType<typeof typesetter>

export function typesetter(document: Document, fonts: Fonts) {
  for (const [name, font] of Object.entries(fonts)) {
    if (!font) continue
    document.registerFont(name, font as never) // pdfkit takes fonts that are read already
    rememberGlyphs(document.font(name))
  }
  const runsOf = remembering((line: string, face: Face) =>
    splitIntoRuns(line, face, fonts).map((run) => ({ ...run, width: widthOfRun(run) })),
  )

  /** How wide a run is at a size of one point. */
  function widthOfRun({ font, text, fromRight }: Run): number {
    return document.font(font, 1000).widthOfString(text, featuresOf(fromRight)) / 1000
  }

  function widthOf(line: string, { face, size }: Look): number {
    return runsOf(line, face).reduce((sum, run) => sum + run.width, 0) * size
  }

  /** Divides a text into lines, between words where it can. */
  function wrap(text: string, look: Look, width: number): string[] {
    const fits = (line: string) => widthOf(line, look) <= width
    const words = text.split(/\s+/u).filter(Boolean)
    const lines: string[] = []
    for (const word of words.flatMap((one) => (fits(one) ? [one] : breakWord(one, fits)))) {
      const longer = [...lines.slice(-1), word].join(' ')
      if (fits(longer)) lines.splice(-1, 1, longer)
      else lines.push(word)
    }
    return lines
  }

  /** Sets a text in the first of the sizes in which it fits; in the last one the rest is cut off, with `…`. */
  function fitAnew(text: string, { face, sizes }: Looks, room: Room): Lines {
    for (const size of sizes) {
      const lines = wrap(text, { face, size }, room.width)
      if (lines.length <= room.lines) return { face, size, lines }
    }
    const look = { face, size: sizes.at(-1)! }
    const lines = wrap(text, look, room.width)
    const kept = lines.slice(0, room.lines)
    kept.push(shorten(kept.pop()!, (line) => widthOf(line, look) <= room.width))
    return { ...look, lines: kept }
  }

  const fit = remembering(fitAnew)

  /** Draws one line on its base line at `y`. */
  function drawLine(line: string, { face, size }: Look, { x, y }: { x: number; y: number }): void {
    let at = x
    for (const run of runsOf(line, face)) {
      document.font(run.font, size)
      const measured = { textWidth: run.width * size, wordCount: 1 } as object // or pdfkit measures again
      const asIs = { lineBreak: false, baseline: 'alphabetic', ...measured } as const
      document.text(run.text, at, y, { ...asIs, ...featuresOf(run.fromRight) })
      at += run.width * size
    }
  }

  /** Draws lines below `y`, so far apart as their size wants; answers where the next one may begin. */
  function drawLines(
    { lines, face, size }: Lines,
    { x, y, leading = size * 1.22 }: { x: number; y: number; leading?: number },
  ): number {
    for (const [at, line] of lines.entries())
      drawLine(line, { face, size }, { x, y: y + at * leading + size * 0.93 })
    return y + lines.length * leading
  }

  return { widthOf, wrap: remembering(wrap), fit, drawLine, drawLines }
}

/** Answers from memory what was asked before: on many sheets most texts are the same. */
function remembering<Asked extends unknown[], Answer>(
  ask: (...asked: Asked) => Answer,
): (...asked: Asked) => Answer {
  const known = new Map<string, Answer>()
  return (...asked) => {
    const key = JSON.stringify(asked)
    const answer = known.get(key) ?? ask(...asked)
    known.set(key, answer)
    return answer
  }
}

/** Lets the current font of a document choose the glyphs of a text once, instead of on every sheet. */
function rememberGlyphs(document: Document): void {
  const { _font: font } = document as unknown as { _font: { encode(...asked: unknown[]): unknown } }
  font.encode = remembering(font.encode.bind(font))
}

/** Named features make pdfkit set a text as a whole; otherwise it sets words from left to right. */
function featuresOf(fromRight: boolean): { features?: never[] } {
  return fromRight ? { features: [] } : {}
}

/** Divides what is wider than a line: after the signs of a web address, else anywhere. */
function breakWord(word: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of word
    .split(/(?<=[/.@-])/u)
    .flatMap((one) => (fits(one) ? [one] : graphemes(one))))
    if (line === '' || fits(line + part)) line += part
    else {
      lines.push(line)
      line = part
    }
  return [...lines, line]
}

function shorten(line: string, fits: (line: string) => boolean): string {
  const letters = graphemes(line)
  while (letters.length > 0 && !fits(`${letters.join('')}…`)) letters.pop()
  return `${letters.join('').trimEnd()}…`
}
