import type { Db } from '#database/connect.ts'
import { nameKey } from '#domain/contacts/person-name.ts'
import { type AtHome, findSuspension, type Suspension } from '#domain/members/find-suspended.ts'
import type { OpenClaim } from './hold-claim.ts'

/**
 * The suspension of whoever waits, if they are, or seem to be, somebody suspended: by their own record, or by their
 * name together with their address, their number, or any home they ever told or are given. Who is a member already is
 * whom their record says. Inside the community.
 */
export async function suspensionOfClaimant(
  db: Db,
  communityId: string,
  claim: OpenClaim,
  given: readonly AtHome[] = [],
): Promise<Suspension | null> {
  if (claim.isMember) return null
  const { email, phone, home, toldBefore, memberId: knownId } = claim
  const told = [home, ...toldBefore].map((home) => ({ home }))
  const homes = [...told, ...given]
  const whom = { nameKey: nameKey(claim), email, phone, homes, knownId }
  return findSuspension(db, communityId, whom)
}
