import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'

/**
 * Leads messages that wait with a code to where the person it is for is reached now, in the caller's transaction:
 * after the address or number of some members has become another, or a code that of one of them. What is being
 * sent, or has been, stays as it is; so does a message to somebody of whom no address or number is known.
 */
export async function letMessagesFollow(
  db: Db,
  communityId: string,
  memberIds: readonly string[],
): Promise<void> {
  if (memberIds.length === 0) return
  await sql`
    update deliveries as d set recipient = live.recipient, failing_since = null
    from (
      select i.id, channels.channel,
        case channels.channel when 'text' then m.phone else m.email end as recipient
      from invitations as i
      join members as m on m.community_id = i.community_id and m.id = i.member_id
      cross join (values ('email'), ('text')) as channels (channel)
      where i.community_id = ${communityId} and i.member_id = any(${memberIds}::uuid[])
        and i.redeemed_at is null and i.voided_at is null
    ) as live
    where d.community_id = ${communityId} and d.invitation_id = live.id
      and d.channel = live.channel and d.recipient <> live.recipient
      and d.template in ('invitation', 'reminder')
      and d.sent_at is null and d.bounced_at is null and d.failed_at is null and d.suppressed_at is null
      and (d.leased_until is null or d.leased_until < now())`.execute(db)
}
