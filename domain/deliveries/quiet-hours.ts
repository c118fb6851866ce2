/** Texts leave from this hour… */
const awakeFrom = 8
/** …until before this one, by the clock of the community (47 CFR § 64.1200(c)(1)). */
const awakeUntil = 21

const hour = 60 * 60 * 1000
const quarter = hour / 4

/**
 * The first moment from `from` on at which people of a time zone may be texted: at once by day, otherwise
 * eight in the morning. `timeZone` is an IANA name.
 */
export function whenAwake(from: Date, timeZone: string): Date {
  if (isAwake(from, timeZone)) return from
  let next = Math.ceil(from.getTime() / quarter) * quarter // zones differ by quarters of an hour
  while (!isAwake(new Date(next), timeZone)) next += quarter
  return new Date(next)
}

function isAwake(moment: Date, timeZone: string): boolean {
  const local = hourIn(moment, timeZone)
  return local >= awakeFrom && local < awakeUntil
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** The hour that the clocks of a time zone show, 0 to 23. */
export function hourIn(moment: Date, timeZone: string): number {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone })
  clocks.set(timeZone, clock)
  return Number(clock.format(moment))
}
