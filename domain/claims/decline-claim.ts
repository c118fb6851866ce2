import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { accept, type Result } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { OpenClaim } from './hold-claim.ts'
import {
  type DecideRefusal,
  readOpenClaim,
  type Seen,
  settleClaim,
  tellClaimant,
} from './settle-claim.ts'

/**
 * Says no to somebody who waits, and tells them. Their account stays, their code is spent, and they may
 * be invited again. Who is a member already only does not get the home; who was expected by name is
 * expected still. Whoever has corrected their home meanwhile is not declined for the one they told before.
 */
export function declineClaim(
  db: Db,
  by: Actor,
  seen: Seen,
  { at }: { at?: Date } = {},
): Promise<Result<{ name: string }, DecideRefusal>> {
  requirePermission(by, 'invite members')
  const work = async (db: Db, now: Date): Promise<Result<{ name: string }, DecideRefusal>> => {
    const open = await readOpenClaim(db, by, seen)
    if (!open.ok) return open
    const claim = open.value
    await settleClaim(db, by, { claim, outcome: 'declined', deed: 'declined home', now })
    if (!claim.isMember) await sendAway(db, by, { claim, now })
    await tellClaimant(db, by, { claim, template: 'home declined', now })
    return accept({ name: claim.name })
  }
  return inCommunity(db, by.communityId, work, at)
}

/** Ends the record of somebody who waits nowhere else; who is expected is left to their own code. */
async function sendAway(
  db: Db,
  by: Actor,
  { claim: { memberId }, now }: { claim: OpenClaim; now: Date },
): Promise<void> {
  const { communityId } = by
  const [waits, expected] = await Promise.all([
    db
      .selectFrom('homeClaims')
      .select('id')
      .where('communityId', '=', communityId)
      .where('memberId', '=', memberId)
      .where('settledAt', 'is', null)
      .executeTakeFirst(),
    db
      .selectFrom('residencies')
      .select('id')
      .where('communityId', '=', communityId)
      .where('memberId', '=', memberId)
      .where('until', 'is', null)
      .executeTakeFirst(),
  ])
  if (waits) return
  await db
    .updateTable('members')
    .set(expected ? { accountId: null } : { leftAt: now })
    .where('communityId', '=', communityId)
    .where('id', '=', memberId)
    .execute()
}
