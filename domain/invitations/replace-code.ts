import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvents } from '#domain/audit/record-event.ts'
import { newId } from '#domain/new-id.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { ServerKey } from '#domain/server-key.ts'
import { newCode } from './access-code.ts'
import { type Chosen, listChosen, lockLive, reportOn } from './choose-invitations.ts'
import { lookUpOf, sealCode } from './create-invitation.ts'
import { expiryOf } from './invitation.ts'
import { sendOut } from './resend-invitations.ts'
import { voidThose } from './void-those.ts'
import { type OverReason, whoGetsNothing, whyOver } from './why-not-send.ts'

export type ReplaceReport = {
  done: { name: string }[]
  skipped: { name: string; because: OverReason | 'may not grant' }[]
  /** The new invitations, beside the ones whose place they took. */
  replaced: { old: string; new: string }[]
}

/**
 * Gives the chosen invitations new codes: the old ones end and say that they were replaced; the new
 * ones are for the same person, contact or home, with their full validity. What was sent before is sent
 * again by the same channel, unless its address gets no messages. Against somebody who joins at the
 * same moment exactly one of the two wins. Invitations of other communities and unknown ids are not
 * mentioned at all.
 */
export function replaceCodes(
  db: Db,
  by: Actor,
  { invitationIds }: { invitationIds: readonly string[] },
  { key, at }: { key: ServerKey; at?: Date },
): Promise<ReplaceReport> {
  requirePermission(by, 'invite members')
  const work = async (db: Db, now: Date): Promise<ReplaceReport> => {
    await lockLive(db, by, invitationIds)
    const chosen = await listChosen(db, by, invitationIds)
    const judged = chosen.map((one) => ({ ...one, because: whyNot(one, by) }))
    const replacing = judged
      .filter(({ because }) => because === null)
      .map((one) => ({ ...one, old: one.id, id: newId() }))
    const ids = replacing.map(({ old }) => old)
    await voidThose(db, by, { invitationIds: ids, because: 'replaced', now })
    await promiseAnew(db, by, { replacing, key, now })
    await sendWhatWasSent(db, by, { replacing, now })
    const replaced = replacing.map(({ old, id }) => ({ old, new: id }))
    return { ...reportOn(judged), replaced }
  }
  return inCommunity(db, by.communityId, work, at)
}

function whyNot(one: Chosen, by: Actor): OverReason | 'may not grant' | null {
  return whyOver(one) ?? (mayGrant(by.permissions, one) ? null : 'may not grant')
}

type Replacing = Chosen & { old: string }
type Given = { replacing: readonly Replacing[]; now: Date }

async function promiseAnew(
  db: Db,
  by: Actor,
  { replacing, key, now }: Given & { key: ServerKey },
): Promise<void> {
  if (replacing.length === 0) return
  const { communityId, memberId: invitedBy, accountId, from } = by
  await db
    .insertInto('invitations')
    .values(
      replacing.map((one) => {
        const { id, memberId, channel, roleId, batchId, serial, propertyId, invitationDays } = one
        const { contact, contactName, consentedAt } = one
        const code = newCode()
        return {
          ...{ communityId, id, memberId, channel, roleId, invitedBy, batchId, serial, propertyId },
          ...{ contact, contactName, consentedAt },
          codeLookUp: lookUpOf(key, code),
          sealedCode: sealCode(key, code, id),
          invitedAt: now,
          expiresAt: expiryOf(now, invitationDays),
        }
      }),
    )
    .execute()
  const event = { communityId, deed: 'replaced code', actorId: invitedBy, accountId } as const
  await recordEvents(
    db,
    replacing.flatMap(({ old, id, memberId }) => [
      { ...event, memberId, invitationId: old, facts: { by: id }, from, now },
      { ...event, memberId, invitationId: id, facts: { instead: old }, from, now },
    ]),
  )
}

async function sendWhatWasSent(db: Db, by: Actor, { replacing, now }: Given): Promise<void> {
  const { communityId } = by
  if (replacing.length === 0) return
  const blocks = await whoGetsNothing(db, communityId, replacing)
  const sent = await db
    .selectFrom('deliveries')
    .select('invitationId')
    .distinct()
    .where('communityId', '=', communityId)
    .where('template', '=', 'invitation')
    .where(
      'invitationId',
      'in',
      replacing.map(({ old }) => old),
    )
    .execute()
  const sending = replacing.filter(
    ({ old, recipient }) =>
      recipient && !blocks.has(recipient) && sent.some(({ invitationId }) => invitationId === old),
  )
  await sendOut(db, communityId, { sending, now })
}
