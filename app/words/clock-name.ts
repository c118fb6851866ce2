import type { Locale } from './locale.ts'

/** What people call a time zone: `Central Time`. */
export function clockName(locale: Locale, timeZone: string): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' })
  const name = format.formatToParts(new Date()).find(({ type }) => type === 'timeZoneName')
  return name?.value ?? timeZone
}
