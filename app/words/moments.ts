import type { Locale } from './locale.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Says moments as the clocks of a place show them: `Apr 2, 2026, 9:15 AM`. */
export function momentsIn(locale: Locale, timeZone: string): (moment: Date) => string {
  const key = `${locale} ${timeZone}`
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  formats.set(key, format)
  return (moment) => format.format(moment)
}
