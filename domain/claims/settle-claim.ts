import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import { printHome } from '#domain/properties/property.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { ClaimOutcome } from './claim.ts'
import { holdClaim, type OpenClaim } from './hold-claim.ts'

export type SettleRefusal =
  | { because: 'unknown' }
  /** Another leader was faster. */
  | { because: 'settled already' }

export type DecideRefusal =
  | SettleRefusal
  /** The person corrected their home while the leader looked at another one. */
  | { because: 'corrected meanwhile'; name: string }

/**
 * What a leader decides about: a claim, and the home it told when they looked at it, in one line. Where that is not
 * said, it is empty: then they can have seen only the home of a claim that was never corrected.
 */
export type Seen = { claimId: string; told: string }

/**
 * Holds a claim against other leaders and against corrections. Refuses when a leader has settled it, and when
 * it tells another home than the one this leader has seen: nobody is let in, or sent away, unseen.
 */
export async function readOpenClaim(
  db: Db,
  by: Actor,
  { claimId, told }: Seen,
): Promise<Result<OpenClaim, DecideRefusal>> {
  const held = await holdClaim(db, by, { claimId })
  if (!held) return refuse({ because: 'unknown' })
  const { settledAt, accountId, ...claim } = held
  if (settledAt) return refuse({ because: 'settled already' })
  if (!hasSeen(told, claim)) return refuse({ because: 'corrected meanwhile', name: claim.name })
  return accept(claim)
}

function hasSeen(told: string, claim: OpenClaim): boolean {
  return told === '' ? claim.toldBefore.length === 0 : told === homeOf(claim)
}

type Settling = {
  claim: OpenClaim
  outcome: ClaimOutcome
  deed: 'confirmed home' | 'moved to home' | 'declined home'
  propertyId?: string
  now: Date
}

/** Writes what became of a claim, and takes its notice away. */
export async function settleClaim(
  db: Db,
  by: Actor,
  { claim, outcome, deed, propertyId, now }: Settling,
): Promise<void> {
  const { communityId, memberId: actorId, accountId, from } = by
  const { memberId, invitationId } = claim
  await db
    .updateTable('homeClaims')
    .set({ settledAt: now, settledBy: actorId, outcome, ...(propertyId && { propertyId }) })
    .where('communityId', '=', communityId)
    .where('id', '=', claim.claimId)
    .execute()
  await db
    .updateTable('notices')
    .set({ settledAt: now, settledBy: actorId })
    .where('communityId', '=', communityId)
    .where('kind', '=', 'home to confirm')
    .where(sql`facts ->> 'claimId'`, '=', claim.claimId)
    .where('settledAt', 'is', null)
    .execute()
  const facts = { home: homeOf(claim), ...(propertyId && { propertyId }) }
  const about = { communityId, memberId, invitationId, facts, now }
  await recordEvent(db, { ...about, deed, actorId, accountId, from })
}

/** Writes to the person what became of it; nobody whose account has gone is written to. */
export async function tellClaimant(
  db: Db,
  by: Actor,
  given: {
    claim: OpenClaim
    template: 'welcome' | 'home confirmed' | 'home declined'
    now: Date
  },
): Promise<void> {
  const { template, now } = given
  const { email: recipient, memberId, invitationId, locale } = given.claim
  if (recipient === null) return
  const facts = { home: homeOf(given.claim) }
  const about = { communityId: by.communityId, memberId, invitationId, now }
  await queueDeliveries(db, [{ ...about, template, recipient, locale, facts }])
}

function homeOf({ home }: Pick<OpenClaim, 'home'>): string {
  return printHome(home)
}
