import type { Selectable } from 'kysely'
import type { Invitations } from '#database/tables.ts'
import { addDays } from '#domain/days.ts'
import { hasTrialEnded } from '#domain/trials/trial.ts'

/** The dates of an invitation; everything else about its state follows from them. */
export type InvitationDates = Pick<
  Selectable<Invitations>,
  'redeemedAt' | 'voidedAt' | 'voidedBecause' | 'expiresAt'
>

export type InvitationState = 'open' | 'redeemed' | 'voided' | 'replaced' | 'expired'

/** Derived, never stored: the dates cannot disagree with it. */
export function stateOf(invitation: InvitationDates, now: Date): InvitationState {
  if (invitation.redeemedAt) return 'redeemed'
  if (invitation.voidedAt) return invitation.voidedBecause === 'replaced' ? 'replaced' : 'voided'
  return invitation.expiresAt === null || invitation.expiresAt > now ? 'open' : 'expired'
}

/**
 * The same as whoever holds the code is told. When the trial of the community is over nobody joins *now*,
 * and no time runs out: what was good then waits.
 */
export function stateInTrial(
  { trialEndsAt, ...invitation }: InvitationDates & { trialEndsAt: Date | null },
  now: Date,
): InvitationState | 'not now' {
  if (!hasTrialEnded({ trialEndsAt }, now)) return stateOf(invitation, now)
  const state = stateOf(invitation, trialEndsAt!)
  return state === 'open' ? 'not now' : state
}

/** When an invitation made or renewed now runs out; `days` null: never. */
export function expiryOf(now: Date, days: number | null): Date | null {
  return days === null ? null : addDays(now, days)
}
