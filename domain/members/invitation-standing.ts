import { type RawBuilder, sql } from 'kysely'

/**
 * How the invitation of a pending member stands. *On its way*: a message waits to leave; *not reached*: it came back,
 * was given up, or its address gets none, and nobody has looked at it since; *on paper*: they have none of their own,
 * and an access pass is there for their home; *none*: they were never invited.
 */
export type InvitationStanding =
  | 'waiting'
  | 'on its way'
  | 'opened'
  | 'not reached'
  | 'not sent'
  | 'expired'
  | 'voided'
  | 'on paper'
  | 'none'
  | 'needs confirmation'

/** What a row of the list tells of the invitation of a pending member. */
export type Invited = {
  invitation: LiveInvitation | null
  wasInvited: boolean
  hasHomePass: boolean
  needsConfirmation: boolean
}

type LiveInvitation = {
  expires_at: string | null
  /** What became of it and its newest message; null when there is none. */
  message: 'waiting' | 'on its way' | 'opened' | 'not reached' | null
}

/** Tells how the invitation of a pending member stands. */
export function standingOf(invited: Invited, now: Date): InvitationStanding {
  const { invitation: live, needsConfirmation, hasHomePass, wasInvited } = invited
  if (needsConfirmation) return 'needs confirmation'
  if (!live) return hasHomePass ? 'on paper' : wasInvited ? 'voided' : 'none'
  if (live.expires_at !== null && new Date(live.expires_at) <= now) return 'expired'
  return live.message ?? 'not sent'
}

/**
 * The live invitation of a pending row of `members`, and what became of its newest message: as the story of an
 * invitation tells it, looked up by key for those of one page.
 */
export function liveInvitationIn(communityId: string): RawBuilder<LiveInvitation | null> {
  return sql<LiveInvitation | null>`(
    select jsonb_build_object('expires_at', i.expires_at, 'message', case
      when opened.last_at is not null and coalesce(wrong.at <= opened.last_at, true) then 'opened'
      when wrong.at is not null then 'not reached'
      when num_nonnulls(message.sent_at, message.delivered_at) > 0 then 'waiting'
      when message.id is not null then 'on its way' end)
    from invitations as i
    left join openings as opened
      on opened.community_id = ${communityId} and opened.invitation_id = i.id
    left join lateral (
      select d.* from deliveries as d
      where d.community_id = ${communityId} and d.invitation_id = i.id
        and case d.template when 'invitation' then true
          when 'reminder' then num_nonnulls(d.sent_at, d.bounced_at, d.failed_at) > 0 end
      order by d.queued_at desc limit 1) as message on true
    left join lateral (
      select greatest(message.bounced_at, message.failed_at, message.suppressed_at, (
        select max(s.since) from suppressions as s
        where s.community_id = ${communityId} and s.recipient = message.recipient
          and s.lifted_at is null), (
        select t.opted_out_at from text_opt_outs as t
        where message.channel = 'text' and t.phone = message.recipient)) as at) as wrong on true
    where members.joined_at is null and i.community_id = ${communityId}
      and i.member_id = members.id and i.redeemed_at is null and i.voided_at is null)`
}
