import { addDays, addMinutes } from '#domain/days.ts'

/** How long link and code of a change work, in hours. */
export const changeHours = 24

/** How long the old address may take back what was done, in days. */
export const takeBackDays = 7

/** What stands in `email_changes` of one change. */
export type EmailChange = {
  id: string
  accountId: string
  oldEmail: string
  newEmail: string
  askedAt: Date
  doneAt: Date | null
  stoppedAt: Date | null
}

export type EmailChangeState = 'open' | 'done' | 'stopped' | 'ran out'

/** Derived, never stored. */
export function changeState(change: EmailChange, now: Date): EmailChangeState {
  if (change.stoppedAt) return 'stopped'
  if (change.doneAt) return 'done'
  return addMinutes(change.askedAt, changeHours * 60) > now ? 'open' : 'ran out'
}

/** Whether the old address can still stop a change: before it is done, and for some days after. */
export function mayBeStopped(change: EmailChange, now: Date): boolean {
  if (change.doneAt && !change.stoppedAt) return addDays(change.doneAt, takeBackDays) > now
  return changeState(change, now) === 'open'
}
