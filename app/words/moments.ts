import type { Locale } from './locale.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Says moments as the clocks of a place show them: `Apr 2, 2026, 9:15 AM`. */
export function momentsIn(locale: Locale, timeZone: string): (moment: Date) => string {
  return printer(locale, timeZone, 'medium')
}

/** Says moments to look forward to: `Thursday, April 2, 2026 at 9:15 AM`. */
export function appointmentsIn(locale: Locale, timeZone: string): (moment: Date) => string {
  return printer(locale, timeZone, 'full')
}

function printer(locale: Locale, timeZone: string, dateStyle: 'medium' | 'full') {
  const key = `${locale} ${timeZone} ${dateStyle}`
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(locale, { dateStyle, timeStyle: 'short', timeZone })
  formats.set(key, format)
  return (moment: Date) => format.format(moment)
}
