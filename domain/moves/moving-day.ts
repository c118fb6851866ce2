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
  const begins = momentOf({ day, time: '00:00' }, timeZone)
  if (!begins) return refuse({ because: 'no day' })
  const today = clockTimeOf(now, timeZone).day
  const years = Number(day.slice(0, 4)) - Number(today.slice(0, 4))
  if (Math.abs(years) > mostYearsAway) return refuse({ because: 'too far' })
  if (when === 'left' && day > today) return refuse({ because: 'yet to come' })
  if (when === 'leaves' && day < today) return refuse({ because: 'over already' })
  return accept({ lastDay: day, dueAt: endOf(day, timeZone), isOver: when === 'left' })
}

/** When a day ends: as the next one begins, also where clocks are changed. */
function endOf(day: string, timeZone: string): Date {
  const next = addDays(new Date(`${day}T00:00:00Z`), 1)
    .toISOString()
    .slice(0, 10)
  return momentOf({ day: next, time: '00:00' }, timeZone)!
}
