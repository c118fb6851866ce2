import type { Locale } from './locale.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Says days as people of a place write them: `Apr 2, 2026`. Formats are slow to make, so each is kept. */
export function daysIn(locale: Locale, timeZone: string): (day: Date) => string {
  const key = `${locale} ${timeZone}`
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone })
  formats.set(key, format)
  return (day) => format.format(day)
}
