import { momentsIn } from '#app/words/moments.ts'
import type { ShownEvent } from '#domain/audit/show-events.ts'
import type { Reader } from './print-details.ts'
import { type PrintedEvent, printEvent } from './print-event.ts'

/** An event in words, with its time of the day and its whole moment. */
export type TimedEvent = PrintedEvent & { time: string; moment: string }

export type LogDay = { day: string; events: TimedEvent[] }

/** Events in words, by the days of a calendar, in their order. */
export function onDays(events: readonly ShownEvent[], reader: Reader): LogDay[] {
  const { locale, timeZone } = reader
  const dayOf = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone })
  const timeOf = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone })
  const momentOf = momentsIn(locale, timeZone)
  const days: LogDay[] = []
  for (const event of events) {
    const day = dayOf.format(event.happenedAt)
    if (days.at(-1)?.day !== day) days.push({ day, events: [] })
    const time = timeOf.format(event.happenedAt)
    const moment = momentOf(event.happenedAt)
    days.at(-1)!.events.push({ ...printEvent(event, reader), time, moment })
  }
  return days
}
