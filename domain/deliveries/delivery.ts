/** Messages of a community; the words are in `integrations/mail/templates`. */
export type CommunityTemplate =
  | 'invitation'
  | 'reminder'
  | 'welcome'
  | 'home confirmed'
  | 'home declined'
  | 'asked to join group'
  | 'let into group'
  | 'appointed head'
  | 'removed from household'
  | 'household inactive'
  | 'household active'
  | 'moved to household'
  | 'stepped head down'
  | 'move planned'
  | 'moved out'
  | 'move cancelled'
  | 'move undone'
  | 'sign-in merged'
  | 'sign-in back'
  | 'suspended'
  | 'reinstated'
  | 'curtain lifted'
  | 'support access'
  | 'mailbox proof'
  | 'member already'
  | 'join request declined'
  | 'notice'
  | 'daily notices'

/** Whether a message carries an invitation: it counts against budgets, and one can turn away from it. */
export function isAboutInvitation(
  template: CommunityTemplate,
): template is 'invitation' | 'reminder' {
  return template === 'invitation' || template === 'reminder'
}

/** Messages to a person as such. */
export type AccountTemplate =
  | 'confirm address'
  | 'account exists'
  | 'reset password'
  | 'password changed'
  | 'sign-in changed'
  | 'confirm new address'
  | 'address in use'
  | 'address change asked'
  | 'address changed'
  | 'address taken back'
  | 'account closed'
  | 'trial ending'
  | 'trial ended'

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

/** How long a worker may hold a message before another takes it, in seconds. */
export const leaseSeconds = 45

/** How long one try may take, in milliseconds: a server that hangs must not outlast the lease. */
export const longestTry = 35_000

/** How a message travels to its recipient. */
export type Channel = 'email' | 'text'

/**
 * How long a claimed message may wait until it is tried, in milliseconds; later it goes back to the queue.
 * With the longest try it stays below the lease.
 */
export const longestWaitForLane = 8_000

/** Waits after a first, second, third and fourth refusal for now, in minutes; then hourly. */
const waits = [1, 5, 15, 60]

/** When we stop trying: after this long from the first try that failed, in days. */
export const triesForDays = 2

/**
 * How long to wait after `attempts` refusals for now, in milliseconds. `chance` between 0 and 1 spreads
 * the tries of many messages over a fifth of the wait.
 */
export function nextTryIn(attempts: number, chance: number): number {
  const wait = waits[Math.min(attempts, waits.length) - 1] ?? waits[0]!
  return wait * 60_000 * (0.9 + chance * 0.2)
}
