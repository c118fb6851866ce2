import { momentOf } from '#domain/clock-time.ts'
import { addDays } from '#domain/days.ts'
import { accept, type Result, refuse } from '#domain/result.ts'

/** Days of a calendar, both included, as `2026-11-30`; '' for none. */
export type Days = { from: string; until: string }

export type DaysRefusal = { because: 'no such first day' | 'no such last day' | 'reversed' }

/** Reads days of the calendar of a place as moments. `timeZone` is an IANA name. */
export function readDays(
  { from, until }: Days,
  timeZone: string,
): Result<{ since: Date | null; until: Date | null }, DaysRefusal> {
  const since = beginOf(from, timeZone)
  const end = until && beginOf(until, timeZone) ? beginOf(dayAfter(until), timeZone) : null
  if (from && !since) return refuse({ because: 'no such first day' })
  if (until && !end) return refuse({ because: 'no such last day' })
  if (since && end && end <= since) return refuse({ because: 'reversed' })
  return accept({ since, until: end })
}

function beginOf(day: string, timeZone: string): Date | null {
  return momentOf({ day, time: '00:00' }, timeZone)
}

function dayAfter(day: string): string {
  return addDays(new Date(`${day}T00:00:00Z`), 1)
    .toISOString()
    .slice(0, 10)
}
