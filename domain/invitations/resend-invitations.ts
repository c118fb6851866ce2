import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvents } from '#domain/audit/record-event.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import { fullName } from '#domain/members/member.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { expiryOf } from './invitation.ts'

/** A person gets an invitation message at most this often, however many leaders click. */
const restMinutes = 10
const mostInADay = 3

export type SkipReason =
  | 'already joined'
  | 'no invitation'
  | 'no e-mail address'
  | 'sent a moment ago'
  | 'sent three times today'
  | 'may not grant'

export type ResendReport = {
  sent: { name: string }[]
  skipped: { name: string; because: SkipReason }[]
}

/**
 * Sends the invitations of the chosen members again: the same code, with its full validity from now.
 * Members of other communities and unknown ids are not mentioned at all. Answers who was sent to, and
 * who was skipped and why.
 */
export function resendInvitations(
  db: Db,
  by: Actor,
  { memberIds }: { memberIds: readonly string[] },
  { at }: { at?: Date } = {},
): Promise<ResendReport> {
  requirePermission(by, 'invite members')
  if (memberIds.length === 0) return Promise.resolve({ sent: [], skipped: [] })
  return inCommunity(
    db,
    by.communityId,
    async (db, now) => {
      await lockLiveInvitations(db, by, memberIds)
      const chosen = await listChosen(db, by, { memberIds, now })
      const judged = chosen.map((one) => ({ ...one, because: reasonToSkip(one, by, now) }))
      const sending = judged.filter((one) => one.because === null)
      await sendAgain(db, by, { sending, now })
      return {
        sent: sending.map((one) => ({ name: fullName(one) })),
        skipped: judged.flatMap((one) =>
          one.because ? [{ name: fullName(one), because: one.because }] : [],
        ),
      }
    },
    at,
  )
}

/** Nobody joins, withdraws or resends meanwhile; whoever was faster shows in what is read next. */
async function lockLiveInvitations(db: Db, by: Actor, memberIds: readonly string[]): Promise<void> {
  await db
    .selectFrom('invitations')
    .select('id')
    .where('communityId', '=', by.communityId)
    .where('memberId', 'in', memberIds)
    .where('redeemedAt', 'is', null)
    .where('voidedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
}

type Chosen = Awaited<ReturnType<typeof listChosen>>[number]

/** The chosen members with their live invitation, and when they were last written to. */
function listChosen(
  db: Db,
  by: Actor,
  { memberIds, now }: { memberIds: readonly string[]; now: Date },
) {
  return db
    .selectFrom('members')
    .innerJoin('communities', 'communities.id', 'members.communityId')
    .leftJoin('invitations', (join) =>
      join
        .onRef('invitations.communityId', '=', 'members.communityId')
        .onRef('invitations.memberId', '=', 'members.id')
        .on('invitations.redeemedAt', 'is', null)
        .on('invitations.voidedAt', 'is', null),
    )
    .leftJoin('roles', (join) =>
      join
        .onRef('roles.communityId', '=', 'invitations.communityId')
        .onRef('roles.id', '=', 'invitations.roleId'),
    )
    .select([
      'members.id as memberId',
      'members.firstName',
      'members.lastName',
      'members.email',
      'members.locale',
      'members.joinedAt',
      'invitations.id as invitationId',
      'roles.permissions',
      'communities.invitationDays',
    ])
    .select(
      sql<Date | null>`(${sentLately(now)} order by d.queued_at desc limit 1)`.as('lastSentAt'),
    )
    .select(sql<number>`(select count(*)::int from (${sentLately(now)}) as lately)`.as('sentToday'))
    .where('members.communityId', '=', by.communityId)
    .where('members.id', 'in', memberIds)
    .orderBy('members.nameKey')
    .orderBy('members.id')
    .execute()
}

/** When invitation messages to the member were queued in the last 24 hours. */
function sentLately(now: Date) {
  return sql`
    select d.queued_at from deliveries d
    where d.community_id = members.community_id and d.member_id = members.id
      and d.template = 'invitation' and d.queued_at > ${now}::timestamptz - interval '1 day'`
}

function reasonToSkip(one: Chosen, by: Actor, now: Date): SkipReason | null {
  if (one.joinedAt) return 'already joined'
  if (!one.invitationId || !one.permissions) return 'no invitation'
  if (!one.email) return 'no e-mail address'
  if (!mayGrant(by.permissions, { permissions: one.permissions })) return 'may not grant'
  if (one.lastSentAt && now.getTime() - one.lastSentAt.getTime() < restMinutes * 60_000)
    return 'sent a moment ago'
  return one.sentToday >= mostInADay ? 'sent three times today' : null
}

async function sendAgain(
  db: Db,
  by: Actor,
  { sending, now }: { sending: readonly Chosen[]; now: Date },
): Promise<void> {
  if (sending.length === 0) return
  const { communityId, memberId: actorId, accountId, from } = by
  await db
    .updateTable('invitations')
    .set({ expiresAt: expiryOf(now, sending[0]!.invitationDays), renewedAt: now })
    .where('communityId', '=', communityId)
    .where(
      'id',
      'in',
      sending.map((one) => one.invitationId!),
    )
    .execute()
  const about = sending.map(({ memberId, invitationId, email, locale }) => ({
    communityId,
    memberId,
    invitationId,
    recipient: email!,
    locale,
    now,
  }))
  await queueDeliveries(
    db,
    about.map((message) => ({ ...message, template: 'invitation' as const })),
  )
  await recordEvents(
    db,
    about.map(({ memberId, invitationId }) => ({
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
