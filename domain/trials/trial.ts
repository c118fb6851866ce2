/** By how many days leaders extend a trial. */
export const extensionDays = 14

/** How often leaders may; whoever runs the installation may as often as they like. */
export const mostExtensions = 2

/** So many days before a trial ends its pages say so. */
const saidDaysBefore = 5

/** So many days before a trial ends its leaders get an e-mail. */
export const writtenDaysBefore = 3

/** Whether a community can only be looked at since its trial is over; without a trial it goes on for good. */
export function hasTrialEnded({ trialEndsAt }: { trialEndsAt: Date | null }, now: Date): boolean {
  return trialEndsAt !== null && trialEndsAt <= now
}

/** How many days are left, the begun one among them; 0 when it is over. */
export function daysLeft(trialEndsAt: Date, now: Date): number {
  return Math.max(0, Math.ceil((trialEndsAt.getTime() - now.getTime()) / 86_400_000))
}

/** How many days are left where it is to be said on every page, 0 when it is over; null: not yet, or there is none. */
export function daysSaid({ trialEndsAt }: { trialEndsAt: Date | null }, now: Date): number | null {
  if (!trialEndsAt) return null
  const days = daysLeft(trialEndsAt, now)
  return days <= saidDaysBefore ? days : null
}
