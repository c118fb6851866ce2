import { daysIn } from '#app/words/days.ts'
import type { Locale } from '#app/words/locale.ts'

/** A day `2026-11-30` as people write it: `Nov 30, 2026`. */
export function plainDay(day: string, locale: Locale): string {
  return daysIn(locale, 'UTC')(new Date(`${day}T00:00:00Z`))
}
