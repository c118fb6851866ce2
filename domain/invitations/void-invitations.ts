import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvents } from '#domain/audit/record-event.ts'
import { type Actor, type Author, requirePermission } from '#domain/roles/permission.ts'
import { listChosen, reportOn } from './choose-invitations.ts'
import { type Choice, readChoice } from './resend-invitations.ts'
import { type Voided, voidThose } from './void-those.ts'
import { type OverReason, whyOver } from './why-not-send.ts'

export type VoidReport = {
  voided: { name: string }[]
  skipped: { name: string; because: OverReason | 'no invitation' }[]
}

/**
 * Voids the chosen invitations, for good: a voided code never opens anything again, and nothing of
 * it can be read any more. Against somebody who joins at the same moment exactly one of the two wins.
 * Invitations of other communities and unknown ids are not mentioned at all.
 */
export function voidInvitations(
  db: Db,
  by: Actor,
  choice: Choice,
  { at }: { at?: Date } = {},
): Promise<VoidReport> {
  requirePermission(by, 'invite members')
  const work = async (db: Db, now: Date): Promise<VoidReport> => {
    const { invitationIds, without } = await readChoice(db, by, choice)
    const voided = await voidOpen(db, by, { invitationIds, now })
    const chosen = await listChosen(db, by, invitationIds)
    const judged = chosen.map((one) => ({
      ...one,
      because: voided.some(({ id }) => id === one.id) ? null : (whyOver(one) ?? 'voided'),
    }))
    const { done, skipped } = reportOn([...judged, ...without])
    return { voided: done, skipped }
  }
  return inCommunity(db, by.communityId, work, at)
}

/** Voids what may be voided, in the caller's transaction, which has checked that the actor may. */
export async function voidOpen(
  db: Db,
  by: Author,
  { invitationIds, now }: { invitationIds: readonly string[]; now: Date },
): Promise<Voided[]> {
  const voided = await voidThose(db, by, { invitationIds, because: 'withdrawn', now })
  await recordVoiding(db, by, { voided, now })
  return voided
}

function recordVoiding(
  db: Db,
  by: Author,
  { voided, now }: { voided: readonly Voided[]; now: Date },
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
