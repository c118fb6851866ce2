import type { Delimiter, SheetRow } from './spreadsheets.ts'

/** Where reading stands in a text. */
export type Reader = {
  readonly text: string
  readonly delimiter: Delimiter
  at: number
  /** The line on which `at` stands, from 1. */
  line: number
  /** Lines with a quotation mark that opens a cell and is never closed. */
  strayQuotes: number[]
}

const [quote, lineFeed, carriageReturn, space] = [0x22, 0x0a, 0x0d, 0x20]

/** No cell is longer: neither may Excel's be (32,767 characters), nor have more lines than a letter. */
const longest = 32_767
const mostLines = 60

/** From so many on, quotation marks are plain letters of this text. */
const mostStray = 1_000

/**
 * Reads the next row; null at the end. A line ends with `\n`, `\r\n` or `\r`, whatever others end with.
 *
 * Quotes protect a cell when they open it and stand right before a delimiter or the end of the line. Inside
 * they are doubled (RFC 4180); those that are not are forgiven within one line (`"Bo "Ace" Chen"`). A quote
 * that would run over lines with others in it was never meant to: it is read as a letter of its cell.
 */
export function nextRow(reader: Reader): SheetRow | null {
  if (reader.at >= reader.text.length) return null
  const row: SheetRow = { line: reader.line, cells: [] }
  const delimiter = reader.delimiter.charCodeAt(0)
  for (;;) {
    row.cells.push(quotedCell(reader, delimiter) ?? plainCell(reader, delimiter))
    if (reader.text.charCodeAt(reader.at) !== delimiter) break
    reader.at += 1
  }
  passLineEnd(reader)
  return row
}

function plainCell(reader: Reader, delimiter: number): string {
  const { text, at } = reader
  let end = at
  for (; end < text.length; end += 1) {
    const sign = text.charCodeAt(end)
    if (sign === delimiter || sign === lineFeed || sign === carriageReturn) break
  }
  reader.at = end
  return text.slice(at, end)
}

/** A cell in quotes, without them; null when this is none. */
function quotedCell(reader: Reader, delimiter: number): string | null {
  const { text, strayQuotes } = reader
  const open = passSpaces(text, reader.at)
  if (text.charCodeAt(open) !== quote || strayQuotes.length >= mostStray) return null
  const close = closingQuote(text, open, delimiter)
  if (close === null) {
    strayQuotes.push(reader.line)
    return null
  }
  const inside = text.slice(open + 1, close).replaceAll('""', '"')
  reader.at = passSpaces(text, close + 1)
  if (!isBroken(inside)) return inside
  const tidy = inside.replace(/\r\n?/g, '\n')
  reader.line += tidy.split('\n').length - 1
  return tidy
}

const isBroken = (inside: string) => inside.includes('\n') || inside.includes('\r')

/** What was seen since a quote opened. */
type Seen = { from: number; lines: number; forgiven: boolean }

/** Where the quote that opens at `open` is closed; null when it is not, or not for sure. */
function closingQuote(text: string, open: number, delimiter: number): number | null {
  const seen: Seen = { from: open + 1, lines: 1, forgiven: false }
  for (;;) {
    const at = text.indexOf('"', seen.from)
    if (at === -1 || at - open > longest) return null
    seen.lines += lineBreaks(text, seen.from, at)
    seen.from = at + 1
    const meaning = meaningOf(text, { at, delimiter }, seen)
    if (meaning !== 'inside') return meaning === 'closes' ? at : null
  }
}

function meaningOf(
  text: string,
  { at, delimiter }: { at: number; delimiter: number },
  seen: Seen,
): 'inside' | 'closes' | 'stray' {
  if (text.charCodeAt(at + 1) === quote) {
    seen.from = at + 2
    return 'inside'
  }
  if (endsCell(text, passSpaces(text, at + 1), delimiter)) {
    const isPlausible = seen.lines === 1 || (!seen.forgiven && seen.lines <= mostLines)
    return isPlausible ? 'closes' : 'stray'
  }
  seen.forgiven = true
  const opensAnother = text.charCodeAt(at - 1) === delimiter
  return opensAnother || seen.lines > 1 ? 'stray' : 'inside'
}

function lineBreaks(text: string, from: number, to: number): number {
  let breaks = 0
  for (let at = from; at < to; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign === lineFeed || (sign === carriageReturn && text.charCodeAt(at + 1) !== lineFeed))
      breaks += 1
  }
  return breaks
}

function endsCell(text: string, at: number, delimiter: number): boolean {
  const sign = text.charCodeAt(at)
  return at >= text.length || sign === delimiter || sign === lineFeed || sign === carriageReturn
}

function passSpaces(text: string, at: number): number {
  let end = at
  while (text.charCodeAt(end) === space) end += 1
  return end
}

function passLineEnd(reader: Reader): void {
  const { text, at } = reader
  if (at >= text.length) return
  const both = text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed
  reader.at += both ? 2 : 1
  reader.line += 1
}
