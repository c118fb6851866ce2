import type { Locale } from '#app/words/locale.ts'
import { whenAwake } from '#domain/deliveries/quiet-hours.ts'
import type { TextedNumber } from '#domain/invitations/read-text-batch.ts'

/** How many texts leave when, and why not now. */
export type Leaving = { key: 'gone' | 'leaving' | 'night' | 'waits'; count: number; when: string }

type Place = { locale: Locale; timeZone: string; now: Date }

/** A minute is as good as now: nobody reads that a text leaves in ten seconds. */
const soon = 60_000

/** Says how many texts of a batch have left, and when the others will, the soonest first. */
export function leavings(texted: readonly TextedNumber[], place: Place): Leaving[] {
  const gone = texted.filter(({ state }) => state === 'sent' || state === 'delivered').length
  const waiting = texted
    .flatMap(({ leavesAt }) => leavesAt ?? [])
    .sort((a, b) => a.getTime() - b.getTime())
    .map((at) => leaveAt(at, place))
  const counts = new Map<string, Leaving>()
  for (const one of waiting)
    counts.set(one.when, { ...one, count: (counts.get(one.when)?.count ?? 0) + 1 })
  const left: Leaving[] = gone > 0 ? [{ key: 'gone', count: gone, when: '' }] : []
  return [...left, ...counts.values()]
}

function leaveAt(at: Date, place: Place): Omit<Leaving, 'count'> {
  const { now, timeZone } = place
  if (at.getTime() - now.getTime() < soon) return { key: 'leaving', when: '' }
  const isMorning = at.getTime() === whenAwake(now, timeZone).getTime()
  return { key: isMorning ? 'night' : 'waits', when: printMoment(at, place) }
}

/** The hour alone for today and the coming night; the day too for what is further. */
function printMoment(at: Date, { locale, timeZone, now }: Place): string {
  const isFar = at.getTime() - now.getTime() > 12 * 60 * 60 * 1000
  const style = isFar
    ? { weekday: 'long' as const, day: 'numeric' as const, month: 'long' as const }
    : {}
  const format = { ...style, hour: 'numeric', minute: '2-digit', timeZone } as const
  return new Intl.DateTimeFormat(locale, format).format(at)
}
