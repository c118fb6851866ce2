import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inParts } from '#domain/in-parts.ts'

/** How many rows one statement deletes: each asks what hangs on it, and none may take longer than we wait. */
export const mostAtOnce = 10_000

type Voided = { communityId: string; invitationIds: readonly string[] }

/**
 * Deletes those of some voided invitations of which nothing has left the house, with their messages, in
 * the caller's transaction: not on paper, no message sent or tried, and nobody has looked at them. Answers
 * how many.
 */
export async function forgetInvitations(
  db: Db,
  { communityId, invitationIds }: Voided,
): Promise<number> {
  const answer = await sql<{ id: string }>`
    select i.id from invitations i
    where i.community_id = ${communityId} and i.id = any(${invitationIds}::uuid[]) and i.channel <> 'pass'
      and not exists (select from deliveries d
        where d.community_id = i.community_id and d.invitation_id = i.id
          and (d.attempts > 0 or num_nonnulls(
            d.leased_until, d.sent_at, d.delivered_at, d.bounced_at, d.failed_at, d.provider_id) > 0))
      and not exists (select from openings o
        where o.community_id = i.community_id and o.invitation_id = i.id)
      and not exists (select from mailbox_proofs p
        where p.community_id = i.community_id and p.invitation_id = i.id)
      and not exists (select from sign_ups s
        where s.community_id = i.community_id and s.invitation_id = i.id)`.execute(db)
  const ids = answer.rows.map(({ id }) => id)
  for (const part of inParts(ids, mostAtOnce)) {
    await sql`
      delete from deliveries
      where community_id = ${communityId} and invitation_id = any(${part}::uuid[])`.execute(db)
    await sql`
      delete from invitations
      where community_id = ${communityId} and id = any(${part}::uuid[])`.execute(db)
  }
  return ids.length
}

/**
 * Parts voided invitations and messages from people who go. They keep as contact whom they were sent to,
 * so that their story can still be told.
 */
export async function letGoOf(
  db: Db,
  communityId: string,
  memberIds: readonly string[],
): Promise<void> {
  await sql`
    update invitations as i
    set member_id = null, contact_name = m.first_name || ' ' || m.last_name,
        contact = case i.channel when 'email' then m.email when 'text' then m.phone end
    from members m
    where i.community_id = ${communityId} and i.member_id = any(${memberIds}::uuid[])
      and m.community_id = i.community_id and m.id = i.member_id`.execute(db)
  await sql`
    update deliveries set member_id = null
    where community_id = ${communityId} and member_id = any(${memberIds}::uuid[])`.execute(db)
}

/** Batches that have no invitation any more go; the others are over. */
export async function settleBatches(
  db: Db,
  { communityId, batchIds, now }: { communityId: string; batchIds: readonly string[]; now: Date },
): Promise<void> {
  await sql`
    delete from batches b
    where b.community_id = ${communityId} and b.id = any(${batchIds}::uuid[])
      and not exists (select from invitations i
        where i.community_id = b.community_id and i.batch_id = b.id)`.execute(db)
  await sql`
    update batches set voided_at = coalesce(voided_at, ${now})
    where community_id = ${communityId} and id = any(${batchIds}::uuid[])`.execute(db)
}
