import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvents } from '#domain/audit/record-event.ts'
import { queueInvitations } from '#domain/deliveries/queue-invitations.ts'
import { fullName } from '#domain/members/member.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { type Chosen, type Judged, listChosen, lockLive, reportOn } from './choose-invitations.ts'
import { expiryOf } from './invitation.ts'
import { type IsGranted, judgeSending, type SkipReason } from './why-not-send.ts'

/** Which invitations: themselves, or those of members who wait. */
export type Choice = { memberIds: readonly string[] } | { invitationIds: readonly string[] }

export type ResendReport = {
  sent: { name: string }[]
  skipped: { name: string; because: SkipReason }[]
}

/** Who is sent to, by the ids of their invitations, and who is skipped and why. */
export type ResendForesight = { sending: { id: string; name: string }[] } & Pick<
  ResendReport,
  'skipped'
>

/**
 * Sends the chosen invitations again by their own channel: the same code, with its full validity from
 * now. Invitations of other communities and unknown ids are not mentioned at all. Answers who was sent
 * to, and who was skipped and why.
 */
export function resendInvitations(
  db: Db,
  by: Actor,
  choice: Choice,
  { at }: { at?: Date } = {},
): Promise<ResendReport> {
  requirePermission(by, 'invite members')
  return inCommunity(
    db,
    by.communityId,
    async (db, now) => resendThose(db, by, { ...(await readChoice(db, by, choice)), now }),
    at,
  )
}

/**
 * Whom {@link resendInvitations} would send to now and whom it would skip, by the rule it goes by itself; in the order
 * of names. Changes nothing.
 */
export function foreseeResending(
  db: Db,
  by: Actor,
  choice: Choice,
  { at }: { at?: Date } = {},
): Promise<ResendForesight> {
  requirePermission(by, 'invite members')
  const work = async (db: Db, now: Date): Promise<ResendForesight> => {
    const judged = await judgeThose(db, by, { ...(await readChoice(db, by, choice)), now })
    const sending = judged.filter(isToSend)
    const ordered = sending.toSorted((a, b) => (a.key < b.key ? -1 : 1))
    return {
      sending: ordered.map(({ id, name }) => ({ id, name })),
      skipped: reportOn<SkipReason>(judged).skipped,
    }
  }
  return inCommunity(db, by.communityId, work, at)
}

/**
 * Sends those of some invitations again that may be sent now, in the caller's transaction, which has
 * checked that the actor may. `isGranted` tells whether they may give what an invitation promises.
 */
export async function resendThose(db: Db, by: Actor, read: Judging): Promise<ResendReport> {
  await lockLive(db, by, read.invitationIds)
  const judged = await judgeThose(db, by, read)
  const sending = judged.filter(isToSend)
  await sendAgain(db, by, { sending, now: read.now })
  const { done, skipped } = reportOn<SkipReason>(judged)
  return { sent: done, skipped }
}

type Judging = Read & { now: Date; isGranted?: IsGranted }

/** Of each whom a choice names, whether they are sent to; those without an invitation are not. */
async function judgeThose(
  db: Db,
  by: Actor,
  { invitationIds, without, now, isGranted }: Judging,
): Promise<(ToSend | Judged<SkipReason>)[]> {
  const chosen = await listChosen(db, by, invitationIds)
  return [...(await judgeSending(db, by, { chosen, now, isGranted })), ...without]
}

type ToSend = Chosen & { because: null }

function isToSend(one: ToSend | Judged<SkipReason>): one is ToSend {
  return one.because === null
}

type Read = {
  invitationIds: readonly string[]
  /** Members who have nothing to act upon. */
  without: Judged<'already joined' | 'no invitation'>[]
}

/** The invitations of a choice; of members, the one that is neither used nor voided. */
export async function readChoice(db: Db, by: Actor, choice: Choice): Promise<Read> {
  if ('invitationIds' in choice) return { invitationIds: choice.invitationIds, without: [] }
  if (choice.memberIds.length === 0) return { invitationIds: [], without: [] }
  const members = await db
    .selectFrom('members')
    .leftJoin('invitations', (join) =>
      join
        .onRef('invitations.communityId', '=', 'members.communityId')
        .onRef('invitations.memberId', '=', 'members.id')
        .on('invitations.redeemedAt', 'is', null)
        .on('invitations.voidedAt', 'is', null),
    )
    .select(['members.firstName', 'members.lastName', 'members.nameKey', 'members.joinedAt'])
    .select('invitations.id as invitationId')
    .where('members.communityId', '=', by.communityId)
    .where('members.id', 'in', choice.memberIds)
    .execute()
  return {
    invitationIds: members.flatMap(({ invitationId }) => invitationId ?? []),
    without: members
      .filter(({ invitationId }) => invitationId === null)
      .map((one) => ({
        key: one.nameKey,
        name: fullName(one),
        because: one.joinedAt ? 'already joined' : 'no invitation',
      })),
  }
}

/** Sends invitations that may be sent, in the caller's transaction: full validity, message, audit event. */
export async function sendAgain(
  db: Db,
  by: Actor,
  { sending, now }: { sending: readonly Chosen[]; now: Date },
): Promise<void> {
  if (sending.length === 0) return
  const { communityId, memberId: actorId, accountId, from } = by
  await renew(db, communityId, { sending, now })
  await sendOut(db, communityId, { sending, now })
  await recordEvents(
    db,
    sending.map(({ memberId, id: invitationId }) => ({
      communityId,
      deed: 'resent invitation' as const,
      actorId,
      accountId,
      memberId,
      invitationId,
      from,
      now,
    })),
  )
}

type Sending = { sending: readonly Chosen[]; now: Date }

/** Gives invitations their full validity from now. */
export async function renew(db: Db, communityId: string, { sending, now }: Sending): Promise<void> {
  await db
    .updateTable('invitations')
    .set({ expiresAt: expiryOf(now, sending[0]!.invitationDays), renewedAt: now })
    .where('communityId', '=', communityId)
    .where(
      'id',
      'in',
      sending.map(({ id }) => id),
    )
    .execute()
}

/** Puts the messages of invitations into the outbox, by the channel of each, as budgets allow. */
export async function sendOut(
  db: Db,
  communityId: string,
  { sending, now }: Sending,
): Promise<void> {
  for (const channel of ['email', 'text'] as const) {
    const messages = sending
      .filter((one) => (one.channel === 'text') === (channel === 'text'))
      .map(({ id: invitationId, memberId, recipient, locale }) => ({
        ...{ invitationId, memberId, locale },
        recipient: recipient!,
      }))
    await queueInvitations(db, { communityId, channel, messages, now })
  }
}
