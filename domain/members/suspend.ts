import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { takeNewsBack } from '#domain/deliveries/take-back.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import { type OwnRole, takeRolesTurn } from '#domain/roles/own-role.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { type HeldMember, holdMember } from './hold-member.ts'
import { isLastLeader } from './is-last-leader.ts'
import { fullName, memberState } from './member.ts'
import { tellOfStanding } from './tell-of-standing.ts'

/** `unknown` is also the answer for somebody of another community: the two look alike. */
export type SuspendRefusal = {
  because:
    | 'unknown'
    /** They have not joined, or have left: there is nothing to pause. */
    | 'not active'
    | 'suspended already'
    | 'yourself'
    /** They may do something that the actor may not, or lead and the actor does not. */
    | 'may not grant'
    | 'last leader'
}

/**
 * Pauses the access of one member, for a reason that they are told: from their next request on they are
 * outside, and what a page still tells them ends. Their home, role and groups stay as they are. What their
 * groups and notices were about to tell them is not sent; codes they promised as Head open nothing while no
 * other Head answers for them.
 *
 * `reason` has been read by `readReason`. A community keeps a leader, also when two are suspended at once.
 */
export function suspend(
  db: Db,
  by: Actor,
  { memberId, reason }: { memberId: string; reason: string },
  { at }: { at?: Date } = {},
): Promise<Result<{ name: string }, SuspendRefusal>> {
  requirePermission(by, 'change member role')
  const { communityId } = by
  const work = async (db: Db, now: Date): Promise<Result<{ name: string }, SuspendRefusal>> => {
    const own = await takeRolesTurn(db, by)
    const member = await holdMember(db, by, { memberId })
    const because = member ? await whyNot(db, { by, own, member }) : 'unknown'
    if (because || !member) return refuse({ because: because ?? 'unknown' })
    await db
      .updateTable('members')
      .set({ suspendedAt: now, suspendedBecause: reason })
      .where('communityId', '=', communityId)
      .where('id', '=', memberId)
      .execute()
    await takeNewsBack(db, communityId, { memberId, now })
    await tellOfStanding(db, by, { member, template: 'suspended', facts: { reason }, now })
    const { memberId: actorId, accountId, from } = by
    const event = { communityId, actorId, accountId, memberId, facts: { why: reason }, from, now }
    await recordEvent(db, { ...event, deed: 'suspended member' })
    return accept({ name: fullName(member) })
  }
  return inCommunity(db, communityId, work, at)
}

async function whyNot(
  db: Db,
  { by, own, member }: { by: Actor; own: OwnRole; member: HeldMember },
): Promise<SuspendRefusal['because'] | null> {
  const { communityId } = by
  if (member.id === by.memberId) return 'yourself'
  if (member.suspendedAt) return 'suspended already'
  if (memberState(member) !== 'active') return 'not active'
  if (!mayGrant(own.permissions, member)) return 'may not grant'
  return (await isLastLeader(db, { communityId, memberId: member.id })) ? 'last leader' : null
}
