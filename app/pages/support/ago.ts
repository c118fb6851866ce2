import type { Locale } from '#app/words/locale.ts'

const steps = [
  ['day', 24 * 60 * 60],
  ['hour', 60 * 60],
  ['minute', 60],
] as const

/** How long ago something was, as one says it: `5 minutes ago`. Agents and askers live in many time zones. */
export function agoIn(locale: Locale, now = new Date()): (moment: Date) => string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  return (moment) => {
    const seconds = Math.max(0, (now.getTime() - moment.getTime()) / 1000)
    const [unit, length] = steps.find(([, length]) => seconds >= length) ?? ['second', 60]
    return format.format(unit === 'second' ? 0 : -Math.floor(seconds / length), unit)
  }
}
