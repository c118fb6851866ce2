import { ordinalNumber } from './ordinals.ts'
import type { Segment } from './typed-words.ts'

/**
 * `123`, `39.2`, `123A`, `112-10`, `4512-B`, `123/125`, `W1234`, `N6W23001`: a number of the United
 * States begins with a figure or with one letter of a grid (USPS Publication 28, Appendix D).
 */
const forms = [
  /^\d{1,8}(?:\.\d{1,2})?[A-Z]{0,2}$/,
  /^\d{1,8}[A-Z]{0,2}[-/](?:\d{1,6}[A-Z]{0,2}|[A-Z]{1,2})$/,
  /^[NSEW]\d{1,4}[NSEW]\d{1,6}[A-Z]?$/,
  /^[A-HJ-Z]\d{1,6}[A-Z]?$/,
]
const gridHalf = /^[NSEW]\d{1,6}$/
const fraction = /^[1-9]\d?\/[1-9]\d?$/
const withFraction = /^(\d{1,8})-([1-9]\/[1-9]\d?)$/

const spelled = 'ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE'.split(' ')

/** A house number as standardised, and how many of the typed words it took. */
type HouseNumber = { number: string; length: 1 | 2 | 3 }

/**
 * Reads the house number a line begins with: `123 1/2` and `123-1/2` are one number, the two halves
 * of a Wisconsin grid number are joined, and `ONE` to `TWELVE` stay in letters. Takes words in upper
 * case; answers null where the line begins otherwise, also with a numbered street (`5TH AVE`).
 */
export function readHouseNumber([
  first = '',
  second = '',
  third = '',
]: Segment): HouseNumber | null {
  if (gridHalf.test(first) && gridHalf.test(second))
    return fraction.test(third)
      ? { number: `${first}${second} ${third}`, length: 3 }
      : { number: first + second, length: 2 }
  const parted = withFraction.exec(first)
  if (parted) return { number: `${parted[1]} ${parted[2]}`, length: 1 }
  if (ordinalNumber(first) !== null) return null
  if (spelled.includes(first)) return { number: first, length: 1 }
  if (fraction.test(first) || !forms.some((form) => form.test(first))) return null
  return fraction.test(second)
    ? { number: `${first} ${second}`, length: 2 }
    : { number: first, length: 1 }
}

/**
 * The number as it is compared: `ONE` is `1`, `0123` is `123`, `4512-B` is `4512B`, while the
 * hyphen of `112-10` stays.
 */
export function comparableNumber(number: string): string {
  const place = spelled.indexOf(number)
  if (place >= 0) return String(place + 1)
  return number.replace(/^0+(?=\d)/, '').replace(/(?<=\d)-(?=[A-Z])/g, '')
}
