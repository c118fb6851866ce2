import type { Locale } from '#app/words/locale.ts'
import type { WaitingHome } from '#domain/progress/list-waiting-homes.ts'
import type { Week } from '#domain/progress/read-progress.ts'

/** A home with the day of its last news in words; null: there is none. */
export type ShownHome = Omit<WaitingHome, 'heardAt'> & { heard: string | null }

export const printHomes = (homes: readonly WaitingHome[], day: (at: Date) => string): ShownHome[] =>
  homes.map(({ heardAt, ...home }) => ({ ...home, heard: heardAt && day(heardAt) }))

/** A week by the day it began, in words. */
export type ShownWeek = { start: string; joined: number }

/** The days are of the calendar, without a time: read and written as those of Greenwich. */
export function weeksIn(locale: Locale, weeks: readonly Week[]): ShownWeek[] {
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
  return weeks.map(({ monday, joined }) => ({ start: format.format(new Date(monday)), joined }))
}
