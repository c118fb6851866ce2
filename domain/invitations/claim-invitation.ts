import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Deed } from '#domain/audit/deed.ts'
import { newId } from '#domain/new-id.ts'
import type { Joining } from './redeem-invitation.ts'

/** What the claim writes, already decided. */
type Claim = {
  communityId: string
  invitationId: string
  roleId: string
  /** The role of the invitation when that was decided: another one that was given meanwhile holds instead. */
  promisedId: string
  deed: Deed
  now: Date
}

/**
 * Claims an invitation that is still open and makes its member an active one, with residency, audit
 * event and welcome message, all in one statement: whoever's update finds the invitation unclaimed has
 * won, and everything else hangs on that row. Answers null when somebody was faster.
 */
export async function claimInvitation(
  db: Db,
  joining: Joining,
  { communityId, invitationId, roleId, promisedId, deed, now }: Claim,
): Promise<{ memberId: string } | null> {
  const { accountId, email, phone, locale, answers, from } = joining
  const answer = await sql<{ memberId: string }>`
    with claimed as (
      update invitations set redeemed_at = ${now}, sealed_code = null
      where invitations.community_id = ${communityId} and id = ${invitationId}
        and redeemed_at is null and voided_at is null
        and (expires_at is null or expires_at > ${now})
      returning community_id, id as invitation_id, member_id, role_id
    ), joined as (
      update members
      set account_id = ${accountId}, joined_at = ${now}, locale = ${locale},
          role_id = case claimed.role_id when ${promisedId} then ${roleId} else claimed.role_id end,
          email = coalesce(members.email, ${email}), phone = coalesce(members.phone, ${phone}),
          answers = ${JSON.stringify(answers)}
      from claimed
      where members.community_id = claimed.community_id and members.id = claimed.member_id
      returning members.community_id, members.id as member_id, claimed.invitation_id
    ), placed as (
      update residencies set confirmed_at = ${now}
      from joined
      where residencies.community_id = joined.community_id
        and residencies.member_id = joined.member_id and residencies.until is null
    ), recorded as (
      insert into audit_events
        (community_id, id, happened_at, deed, actor_id, account_id, member_id, invitation_id, from_address)
      select community_id, ${newId()}, ${now}, ${deed}, member_id, ${accountId}, member_id, invitation_id, ${from}
      from joined
    ), welcomed as (
      insert into deliveries
        (community_id, id, invitation_id, member_id, channel, template, recipient, locale, queued_at, due_at)
      select community_id, ${newId()}, invitation_id, member_id, 'email', 'welcome', ${email}, ${locale}, ${now}, ${now}
      from joined
    )
    select member_id from joined`.execute(db)
  return answer.rows[0] ?? null
}
