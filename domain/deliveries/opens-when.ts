import { isDrawn } from '#domain/curtain/hold-curtain.ts'
import type { Writer } from './writer.ts'

/** When a community will open whose Black Curtain is drawn now, as a printed day or none yet; null: it is open. */
export function opensWhen(
  { curtain, timeZone }: Writer,
  { locale, now }: { locale: string; now: Date },
): { on: string | null } | null {
  if (!isDrawn(curtain, now)) return null
  return { on: curtain.liftsAt && printDay(curtain.liftsAt, { timeZone, locale }) }
}

const days = new Map<string, Intl.DateTimeFormat>()

/** A day in words. Formats are slow to make, so each is kept. */
export function printDay(
  day: Date,
  { timeZone, locale }: { timeZone: string; locale: string },
): string {
  const key = `${locale} ${timeZone}`
  const format = days.get(key) ?? new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
  days.set(key, format)
  return format.format(day)
}
