import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import { takeRolesTurn } from '#domain/roles/own-role.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { holdMember } from './hold-member.ts'
import { fullName } from './member.ts'
import { tellOfStanding } from './tell-of-standing.ts'

/** *Back*: they have access again; otherwise they have left, or have not come yet. */
export type Reinstated = { name: string; isBack: boolean }

export type ReinstateRefusal = {
  /** *May not grant*: they would do again what the actor may not. */
  because: 'unknown' | 'not suspended' | 'may not grant'
}

/**
 * Gives a suspended member their access back, with the role, home and groups they had. They are told; the
 * reason stays in the audit log. Of somebody who has left, or has not come yet, only the suspension ends: they
 * may be invited, or come, and are not told.
 */
export function reinstate(
  db: Db,
  by: Actor,
  { memberId }: { memberId: string },
  { at }: { at?: Date } = {},
): Promise<Result<Reinstated, ReinstateRefusal>> {
  requirePermission(by, 'change member role')
  const { communityId } = by
  const work = async (db: Db, now: Date): Promise<Result<Reinstated, ReinstateRefusal>> => {
    const own = await takeRolesTurn(db, by)
    const member = await holdMember(db, by, { memberId })
    if (!member) return refuse({ because: 'unknown' })
    if (!member.suspendedAt) return refuse({ because: 'not suspended' })
    if (!mayGrant(own.permissions, member)) return refuse({ because: 'may not grant' })
    await db
      .updateTable('members')
      .set({ suspendedAt: null, suspendedBecause: null })
      .where('communityId', '=', communityId)
      .where('id', '=', memberId)
      .execute()
    const isBack = member.joinedAt !== null && member.leftAt === null
    if (isBack) await tellOfStanding(db, by, { member, template: 'reinstated', facts: {}, now })
    const { memberId: actorId, accountId, from } = by
    const event = { communityId, actorId, accountId, memberId, from, now }
    await recordEvent(db, { ...event, deed: 'reinstated member' })
    return accept({ name: fullName(member), isBack })
  }
  return inCommunity(db, communityId, work, at)
}
