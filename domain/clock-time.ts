import { addDays } from './days.ts'

/** A day and a time as somebody writes them: `2026-11-21` and `09:30`. */
export type ClockTime = { day: string; time: string }

/**
 * The moment at which the clocks of a time zone show a day and a time; null where it is none, or in a year
 * that nobody means (before 1000, from 9000). Of an hour that clocks skip it is the one after it, and of one
 * they repeat the first. `timeZone` is an IANA name.
 */
export function momentOf({ day, time }: ClockTime, timeZone: string): Date | null {
  if (!/^[1-8]\d{3}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(time)) return null
  const asUtc = new Date(`${day}T${time}:00Z`)
  if (Number.isNaN(asUtc.getTime()) || asUtc.toISOString().slice(0, 10) !== day) return null
  const [before, after] = [-1, 1].map((days) => offsetAt(addDays(asUtc, days), timeZone))
  const early = new Date(asUtc.getTime() - Math.max(before!, after!))
  const late = new Date(asUtc.getTime() - Math.min(before!, after!))
  const wanted = `${day} ${time}`
  return shown(early, timeZone) === wanted ? early : late
}

/** A moment as the clocks of a time zone show it. */
export function clockTimeOf(moment: Date, timeZone: string): ClockTime {
  const [day = '', time = ''] = shown(moment, timeZone).split(' ')
  return { day, time }
}

function shown(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv', {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    timeZone,
  } as const).format(moment)
}

/** How far the clocks are ahead of UTC, in milliseconds. */
function offsetAt(moment: Date, timeZone: string): number {
  const whole = Math.floor(moment.getTime() / minute) * minute
  return Date.parse(`${shown(moment, timeZone).replace(' ', 'T')}:00Z`) - whole
}

const minute = 60_000
