import { addMinutes } from '#domain/days.ts'

/** Messages of a community; the words are in `integrations/mail/templates`. */
export type CommunityTemplate =
  | 'invitation'
  | 'reminder'
  | 'welcome'
  | 'home confirmed'
  | 'home declined'
  | 'mailbox proof'
  | 'notice'
  | 'daily notices'

/** Messages to a person as such. */
export type AccountTemplate =
  | 'confirm address'
  | 'account exists'
  | 'reset password'
  | 'password changed'

/** *Sending*: a worker holds it; *suppressed*: it would have told something no longer true. */
export type DeliveryState =
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'bounced'
  | 'failed'
  | 'suppressed'

export type DeliveryDates = {
  leasedUntil: Date | null
  sentAt: Date | null
  deliveredAt: Date | null
  bouncedAt: Date | null
  failedAt: Date | null
  suppressedAt: Date | null
}

/** Derived, never stored. What ended it counts before what began it. */
export function deliveryState(delivery: DeliveryDates, now: Date): DeliveryState {
  if (delivery.bouncedAt) return 'bounced'
  if (delivery.failedAt) return 'failed'
  if (delivery.suppressedAt) return 'suppressed'
  if (delivery.deliveredAt) return 'delivered'
  if (delivery.sentAt) return 'sent'
  return delivery.leasedUntil !== null && delivery.leasedUntil > now ? 'sending' : 'queued'
}

/** How long a worker may hold a message before another takes it, in minutes. */
export const leaseMinutes = 1

/** Waits after a first, second, third and fourth refusal for now, in minutes; then hourly. */
const waits = [1, 5, 15, 60]

/** When we stop trying: after this long from the day it was queued, in days. */
const triesForDays = 2

/**
 * When to try again after `attempts` refusals for now, or `null` when it has been tried long enough.
 * `chance` between 0 and 1 spreads the tries of many messages over a fifth of the wait.
 */
export function nextTry(
  { queuedAt, attempts }: { queuedAt: Date; attempts: number },
  { now, chance }: { now: Date; chance: number },
): Date | null {
  const wait = waits[Math.min(attempts, waits.length) - 1] ?? waits[0]!
  const next = addMinutes(now, wait * (0.9 + chance * 0.2))
  return next.getTime() - queuedAt.getTime() > triesForDays * 24 * 60 * 60 * 1000 ? null : next
}
