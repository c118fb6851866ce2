import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { takeTurn } from '#database/take-turn.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import type { Channel } from './delivery.ts'
import { queueInvitations } from './queue-invitations.ts'
import { hourIn } from './quiet-hours.ts'
import { nobodyIsReminded } from './take-back.ts'

/** Days after the first message at which people who have not joined are reminded. */
export const reminderDays = [3, 10, 30] as const

/** Days between one reminder and the next, however late the first of them was. */
const daysBetween = reminderDays.slice(1).map((day, before) => day - reminderDays[before]!)

/** Reminders are written in the morning and the afternoon, by the clock of the community. */
const writtenFrom = 9
const writtenUntil = 18

/** Reminders of one community that leave at once; the others are written an hour later. */
const mostAtOnce = 2000

/**
 * Reminds everybody who has not joined, in all communities that want it. Stops for whoever joined, whose
 * code was voided or ran out, whose address bounced, and who asked for no more. May run any number of
 * times, also at once: each reminder is written once. Answers how many were written.
 */
export async function sendReminders(db: Db, { at }: { at?: Date } = {}): Promise<number> {
  const communities = await sql<{ id: string }>`
    select communities_that_remind() as id`.execute(db)
  let written = 0
  for (const { id } of communities.rows) written += await remindIn(db, { communityId: id, at })
  return written
}

function remindIn(
  db: Db,
  { communityId, at }: { communityId: string; at: Date | undefined },
): Promise<number> {
  const work = async (db: Db, now: Date): Promise<number> => {
    await takeTurn(db, `remind ${communityId}`)
    const { timeZone, reminds } = await db
      .selectFrom('communities')
      .select(['timeZone', 'reminds'])
      .where('id', '=', communityId)
      .forShare() // whoever ends reminders now finds those that are written here
      .executeTakeFirstOrThrow()
    if (!reminds) return 0
    const hour = hourIn(now, timeZone)
    if (hour < writtenFrom || hour >= writtenUntil) return 0
    const due = await listDue(db, { communityId, now })
    for (const channel of ['email', 'text'] as const)
      await queueInvitations(db, {
        communityId,
        channel,
        messages: due.filter((one) => one.channel === channel).map(reminderTo),
        now,
      })
    if (due.length > 0)
      await recordEvent(db, {
        communityId,
        deed: 'reminded',
        facts: { count: due.length },
        from: null,
        now,
      })
    return due.length
  }
  return inCommunity(db, communityId, work, at)
}

type Due = {
  invitationId: string
  memberId: string | null
  channel: Channel
  recipient: string
  locale: string
  reminders: number
}

function reminderTo({ invitationId, memberId, recipient, locale, reminders }: Due) {
  const facts = { reminder: reminders + 1 }
  return { template: 'reminder' as const, invitationId, memberId, recipient, locale, facts }
}

/**
 * Open invitations whose next reminder is due. The days count from the first message that left, and where
 * reminding began late, reminders keep their distance (a day less, since they leave at any hour of the day);
 * a message of the last day is reminder enough. A reminder that was taken back since none were wanted counts for nothing. Nobody is
 * reminded who has joined by another way.
 */
async function listDue(
  db: Db,
  { communityId, now }: { communityId: string; now: Date },
): Promise<Due[]> {
  const answer = await sql<Due>`
    select i.id as invitation_id, i.member_id, last.channel, last.recipient, last.locale, told.reminders
    from invitations as i
    left join members as m on m.community_id = i.community_id and m.id = i.member_id
    cross join lateral (
      select count(*) filter (where d.template = 'reminder')::int as reminders,
             min(d.sent_at) as first_sent_at, max(d.queued_at) as last_queued_at,
             max(d.queued_at) filter (where d.template = 'reminder') as last_reminded_at
      from deliveries as d
      where d.community_id = i.community_id and d.invitation_id = i.id
        and d.template in ('invitation', 'reminder') and d.problem is distinct from ${nobodyIsReminded}
    ) as told
    cross join lateral (
      select d.channel, d.recipient, d.locale, d.sent_at, d.bounced_at, d.complained_at
      from deliveries as d
      where d.community_id = i.community_id and d.invitation_id = i.id
        and d.template in ('invitation', 'reminder') and d.problem is distinct from ${nobodyIsReminded}
      order by d.queued_at desc limit 1
    ) as last
    where i.community_id = ${communityId}
      and i.redeemed_at is null and i.voided_at is null
      and (i.expires_at is null or i.expires_at > ${now}::timestamptz)
      and (m.id is null or (m.joined_at is null and m.left_at is null))
      and last.sent_at is not null and last.bounced_at is null and last.complained_at is null
      and told.last_queued_at <= ${now}::timestamptz - interval '1 day'
      and told.reminders < ${reminderDays.length}
      and told.first_sent_at <= ${now}::timestamptz
        - make_interval(days => (${reminderDays}::int[])[told.reminders + 1])
      and (told.reminders = 0 or told.last_reminded_at < ${now}::timestamptz + interval '1 day'
        - make_interval(days => (${daysBetween}::int[])[told.reminders]))
      and not exists (${joinedWith('email')}) and (i.channel <> 'text' or not exists (${joinedWith('phone')}))
      and not exists (
        select from suppressions as s
        where s.community_id = i.community_id and s.recipient = last.recipient and s.lifted_at is null)
      and not exists (select from text_opt_outs as o where o.phone = last.recipient)
    order by i.id
    limit ${mostAtOnce}`.execute(db)
  return answer.rows
}

/** Somebody who has joined and can be reached where an open code was sent. */
function joinedWith(contact: 'email' | 'phone') {
  return sql`
    select from members as came
    where came.community_id = i.community_id and came.${sql.ref(contact)} = i.contact
      and came.joined_at is not null and came.left_at is null`
}
