import { clockTimeOf, momentOf } from '#domain/clock-time.ts'
import { addDays } from '#domain/days.ts'
import { accept, type Result, refuse } from '#domain/result.ts'

/** Whether people have left already, or will on a day to come. */
export type When = 'left' | 'leaves'

/** The last day in a home, as somebody chooses it: `2026-11-30`. */
export type ToldDay = { when: When; day: string }

/** How far away such a day may be, in years; further ones are slips of the hand. */
export const mostYearsAway = 3

export type MovingDay = {
  lastDay: string
  /** When the day is over, in the community's time zone. */
  dueAt: Date
  /** Whether what ends with it ends at once. */
  isOver: boolean
}

export type DayRefusal = { because: 'no day' | 'too far' | 'yet to come' | 'over already' }

/** Reads the last day in a home. `timeZone` is an IANA name. */
export function readMovingDay(
  { when, day }: ToldDay,
  { timeZone, now }: { timeZone: string; now: Date },
): Result<MovingDay, DayRefusal> {
  const today = clockTimeOf(now, timeZone).day
  if (yearsBetween(day, today) > mostYearsAway) return refuse({ because: 'too far' })
  if (!momentOf({ day, time: '00:00' }, timeZone)) return refuse({ because: 'no day' })
  if (when === 'left' && day > today) return refuse({ because: 'yet to come' })
  if (when === 'leaves' && day < today) return refuse({ because: 'over already' })
  return accept({ lastDay: day, dueAt: endOf(day, timeZone), isOver: when === 'left' })
}

/** How many years lie between two days; 0 when one of them is none. */
function yearsBetween(one: string, other: string): number {
  const [from, to] = [one, other].map((day) => Number(/^(\d{4})-/.exec(day)?.[1]))
  return Math.abs(from! - to!) || 0
}

/** When a day ends: as the next one begins, also where clocks are changed. */
function endOf(day: string, timeZone: string): Date {
  const next = addDays(new Date(`${day}T00:00:00Z`), 1)
    .toISOString()
    .slice(0, 10)
  return momentOf({ day: next, time: '00:00' }, timeZone)!
}
