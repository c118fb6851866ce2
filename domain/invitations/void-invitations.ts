import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvents } from '#domain/audit/record-event.ts'
import { fullName } from '#domain/members/member.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'

export type VoidReport = {
  voided: { name: string }[]
  skipped: { name: string; because: 'already joined' | 'no invitation' }[]
}

/**
 * Withdraws the invitations of the chosen members, for good: a voided code never opens anything again,
 * and nothing of it can be read any more. Against somebody who joins at the same moment exactly one
 * of the two wins. Members of other communities and unknown ids are not mentioned at all.
 */
export function voidInvitations(
  db: Db,
  by: Actor,
  { memberIds }: { memberIds: readonly string[] },
  { at }: { at?: Date } = {},
): Promise<VoidReport> {
  requirePermission(by, 'invite members')
  if (memberIds.length === 0) return Promise.resolve({ voided: [], skipped: [] })
  const work = async (db: Db, now: Date): Promise<VoidReport> => {
    const voided = await voidThose(db, by, { memberIds, now })
    await recordVoiding(db, by, { voided, now })
    const members = await listMembers(db, by, memberIds)
    const wasVoided = new Set(voided.map((invitation) => invitation.memberId))
    return {
      voided: members
        .filter((one) => wasVoided.has(one.id))
        .map((one) => ({ name: fullName(one) })),
      skipped: members
        .filter((one) => !wasVoided.has(one.id))
        .map((one) => ({
          name: fullName(one),
          because: one.joinedAt ? 'already joined' : 'no invitation',
        })),
    }
  }
  return inCommunity(db, by.communityId, work, at)
}

function voidThose(
  db: Db,
  by: Actor,
  { memberIds, now }: { memberIds: readonly string[]; now: Date },
) {
  return db
    .updateTable('invitations')
    .set({ voidedAt: now, voidedBecause: 'withdrawn', sealedCode: null })
    .where('communityId', '=', by.communityId)
    .where('memberId', 'in', memberIds)
    .where('redeemedAt', 'is', null)
    .where('voidedAt', 'is', null)
    .returning(['id', 'memberId'])
    .execute()
}

function recordVoiding(
  db: Db,
  by: Actor,
  { voided, now }: { voided: readonly { id: string; memberId: string | null }[]; now: Date },
): Promise<void> {
  const { communityId, memberId: actorId, accountId, from } = by
  return recordEvents(
    db,
    voided.map(({ id: invitationId, memberId }) => ({
      communityId,
      deed: 'voided invitation' as const,
      actorId,
      accountId,
      memberId,
      invitationId,
      from,
      now,
    })),
  )
}

function listMembers(db: Db, by: Actor, memberIds: readonly string[]) {
  return db
    .selectFrom('members')
    .select(['id', 'firstName', 'lastName', 'joinedAt'])
    .where('communityId', '=', by.communityId)
    .where('id', 'in', memberIds)
    .orderBy('nameKey')
    .orderBy('id')
    .execute()
}
