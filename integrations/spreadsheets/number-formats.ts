import { attributeOf, readXml } from './read-xml.ts'

/** How a number is written: as it is, as a day, or in a mask of digits as `00000-0000`. */
export type NumberFormat = 'plain' | 'day' | { masks: readonly Mask[] }

/** Digits and what stands between them, for numbers up to `most`. */
type Mask = { most: number; signs: readonly { sign: string; isDigit: boolean }[] }

/**
 * Formats that Excel knows by number and no workbook spells out (ECMA-376 part 1 §18.8.30): days, and the
 * ones of the East Asian versions that are days too.
 */
const days = [14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]
const eastAsianDays = [27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]
const builtIn = new Set([...days, ...eastAsianDays])

/** Reads the formats in which cells are written, by the number of their style. */
export async function readStyles(pieces: AsyncIterable<string>): Promise<NumberFormat[]> {
  const codes = new Map<number, string>()
  const formats: NumberFormat[] = []
  let isCellFormats = false
  await readXml(pieces, {
    open(name, attributes) {
      if (name === 'cellXfs') isCellFormats = true
      const id = Number(attributeOf(attributes, 'numFmtId'))
      if (name === 'numFmt') codes.set(id, attributeOf(attributes, 'formatCode') ?? '')
      if (name === 'xf' && isCellFormats) formats.push(formatOf(id, codes.get(id)))
    },
    close(name) {
      if (name === 'cellXfs') isCellFormats = false
    },
  })
  return formats
}

function formatOf(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return builtIn.has(id) ? 'day' : 'plain'
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, '')
  if (/[ymdhs]/i.test(bare.replace(/\[[^\]]*\]/g, '')) || /\[(h+|m+|s+)\]/i.test(bare)) return 'day'
  const masks = code.split(';').map(maskOf)
  return masks.every((mask) => mask !== null) ? { masks } : 'plain'
}

/**
 * A mask has two digits or more and no fraction, thousands, percent or exponent; null for what is none.
 * A condition may say for which numbers it is: `[<=9999999]###-####;(###) ###-####`.
 */
function maskOf(code: string): Mask | null {
  const [, conditions, body] = /^((?:\[[^\]]*\])*)(.*)$/s.exec(code)!
  const most = /\[<(=?)(\d+)\]/.exec(conditions!)
  const signs = [...body!.matchAll(/"([^"]*)"|\\(.)|_.|\*.|([\s\S])/g)].flatMap(
    ([, quoted, escaped, sign]) => {
      if (sign && '0#?'.includes(sign)) return [{ sign, isDigit: true }]
      return [...(quoted ?? escaped ?? sign ?? '')].map((sign) => ({ sign, isDigit: false }))
    },
  )
  const digits = signs.filter(({ isDigit }) => isDigit).length
  if (digits < 2 || /[.,%Ee@]|General/.test(body!.replace(/"[^"]*"|\\./g, ''))) return null
  return { most: most ? Number(most[2]) - (most[1] ? 0 : 1) : Infinity, signs }
}

/** Writes a number as its format has it; what a mask cannot hold (fractions, less than 0) is written plain. */
export function writeNumber(
  value: string,
  format: NumberFormat,
  { from1904 }: { from1904: boolean },
): string {
  if (format === 'plain' && /^-?\d{1,15}$/.test(value)) return value
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return value
  if (format === 'day') return writeDay(number, from1904) ?? plain(number)
  if (format === 'plain' || !Number.isSafeInteger(number) || number < 0) return plain(number)
  const mask = format.masks.find(({ most }) => number <= most)
  return mask ? writeMasked(String(number), mask) : plain(number)
}

/** As a cell shows it: fifteen digits count, the rest is dust. */
const plain = (number: number) => String(Number(number.toPrecision(15)))

/** Digits are filled in from the right; those that the mask has no place for stand before it. */
function writeMasked(digits: string, { signs }: Mask): string {
  let left = digits === '0' ? '' : digits
  let written = ''
  for (const { sign, isDigit } of signs.toReversed()) {
    if (!isDigit) written = sign + written
    else if (left !== '') {
      written = left.at(-1) + written
      left = left.slice(0, -1)
    } else if (sign === '0') written = `0${written}`
  }
  return left + written
}

/** The day before day 1; Excel has a February 29, 1900 as day 60, as Lotus had. */
const dayZero = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) }
const minute = 60_000

/** `2026-11-21`, with ` 14:30` when there is a time; a time alone is `14:30`. Null outside the calendar. */
function writeDay(number: number, from1904: boolean): string | null {
  if (number < 0 || number >= 2_958_466) return null
  const start = from1904 ? dayZero[1904] : dayZero[1900] + (number < 60 ? 1440 * minute : 0)
  const at = new Date(Math.round((start + number * 1440 * minute) / minute) * minute).toISOString()
  const [day, time] = [at.slice(0, 10), at.slice(11, 16)]
  if (number < 1) return time
  return Number.isInteger(number) ? day : `${day} ${time}`
}
