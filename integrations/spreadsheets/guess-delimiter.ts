import { isBlank } from './collect-rows.ts'
import { nextRow, type Reader } from './split-rows.ts'
import type { Delimiter } from './spreadsheets.ts'

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|']

/** Another sign between two quoted cells: it separates them, and they were not taken apart. */
const betweenQuotes = /[^"]"[,;\t|]"[^"]/

/** How far we look. */
const sample = { rows: 200, characters: 100_000 }

/**
 * Tells what separates the cells: the sign that cuts most lines, most of them into equally many cells.
 * One that is followed by spaces (`Austin, TX`), or leaves quotes open, is rather part of what people wrote.
 * A comma when nothing separates anything.
 */
export function guessDelimiter(text: string, { name }: { name: string }): Delimiter {
  const start = text.slice(0, sample.characters)
  const scores = delimiters.map((delimiter) => {
    const named = delimiter === '\t' && /\.(tsv|tab)$/i.test(name) ? 0.1 : 0
    return { delimiter, score: scoreOf(start, delimiter) + named }
  })
  const best = Math.max(...scores.map(({ score }) => score))
  return scores.find(({ score }) => score === best)!.delimiter
}

function scoreOf(text: string, delimiter: Delimiter): number {
  const reader: Reader = { text, delimiter, at: 0, line: 1, strayQuotes: [] }
  const rows: string[][] = []
  for (let row = nextRow(reader); row && rows.length < sample.rows; row = nextRow(reader))
    if (!row.cells.every(isBlank)) rows.push(row.cells)
  if (rows.length > 1 && text.length === sample.characters) rows.pop() // cut off in the middle
  const cut = rows.filter(({ length }) => length > 1)
  if (cut.length === 0) return 0
  const { width, agree } = commonWidth(cut)
  const inner = cut.flatMap((cells) => cells.slice(1))
  const written = delimiter === '|' ? 0 : inner.filter((cell) => /^ \S/.test(cell)).length
  const evenness = (cut.length + agree) / (2 * rows.length)
  const torn = rows.filter((cells) => cells.some((cell) => betweenQuotes.test(cell))).length
  const strayShare = (reader.strayQuotes.length + torn) / rows.length
  return ((1 - written / inner.length / 2) * evenness) / (1 + 5 * strayShare) + width / 1000
}

function commonWidth(rows: readonly string[][]): { width: number; agree: number } {
  const counts = new Map<number, number>()
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1)
  const agree = Math.max(...counts.values())
  const widths = [...counts].filter(([, count]) => count === agree).map(([width]) => width)
  return { width: Math.min(Math.max(...widths), 50), agree }
}
