import type { Db } from '#database/connect.ts'
import type { Home } from '#domain/addresses/home.ts'
import { newId } from '#domain/new-id.ts'
import { tellLeaders } from '#domain/notices/tell-leaders.ts'
import { printHome } from '#domain/properties/property.ts'
import type { ClaimReason } from './claim.ts'

/** Somebody says with an open code that they live in a home that is unknown or occupied. */
export type NewClaim = {
  communityId: string
  invitationId: string
  memberId: string
  home: Home
  because: ClaimReason
  /** The property it is; null for an unknown home. */
  propertyId: string | null
  now: Date
}

/** Writes that somebody waits for a leader, and tells the leaders, in the caller's transaction. */
export async function claimHome(db: Db, claim: NewClaim): Promise<void> {
  const { now, home, ...columns } = claim
  const { communityId, memberId } = claim
  const id = newId()
  await db
    .insertInto('homeClaims')
    .values({ ...columns, id, home: JSON.stringify(home), claimedAt: now })
    .execute()
  const facts = { claimId: id, home: printHome(home) }
  await tellLeaders(db, { communityId, kind: 'home to confirm', memberId, facts, now })
}
