import { type RawBuilder, sql } from 'kysely'
import { holderOf } from './holder.ts'
import type { StoryFacts, StoryState } from './story.ts'

/** Of which community a story is told, and when. */
export type Telling = {
  communityId: string
  now: Date
  /** Whether people who join must wait until the community opens. */
  isCurtainDrawn: boolean
}

/**
 * What tells the story of each of the `invitations`, a query of rows of that table: beside each stand
 * `opened`, `claim`, `message` (the newest one that carried the code; a reminder only once it has
 * left) and `block` (why its recipient gets nothing). Each is looked up by key, so that an invitation
 * costs the same whatever PostgreSQL believes of the sizes of tables.
 */
export function storyTables(
  { communityId }: Telling,
  invitations: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`
    (${invitations}) as i
    left join lateral (
      select o.last_at from openings as o
      where o.community_id = ${communityId} and o.invitation_id = i.id
        and i.redeemed_at is null and i.voided_at is null limit 1) as opened on true
    left join lateral (
      select c.id, c.outcome, c.home from home_claims as c
      where c.community_id = ${communityId} and c.invitation_id = i.id
        and i.voided_at is null limit 1) as claim on true
    left join lateral (
      select d.id, d.channel, d.recipient, d.leased_until, d.sent_at, d.delivered_at, d.bounced_at,
        d.failed_at, d.suppressed_at, d.problem
      from deliveries as d
      where d.community_id = ${communityId} and d.invitation_id = i.id
        and i.redeemed_at is null and i.voided_at is null
        and case d.template when 'invitation' then true
          when 'reminder' then num_nonnulls(d.sent_at, d.bounced_at, d.failed_at) > 0 end
      order by d.queued_at desc limit 1) as message on true
    left join (${blocks(communityId)}) as block on block.recipient = message.recipient`
}

/** Who gets nothing any more, once each. A number that answered STOP is known to all communities. */
function blocks(communityId: string) {
  return sql`
    select distinct on (recipient) recipient, because, since, words
    from (
      select s.recipient, s.because, s.since, s.words from suppressions as s
      where s.community_id = ${communityId} and s.lifted_at is null
      union all
      select t.phone, 'opted out', t.opted_out_at, null from text_opt_outs as t
      where t.phone in (
        select d.recipient from deliveries as d
        where d.community_id = ${communityId} and d.channel = 'text')
    ) as every_block
    order by recipient, because = 'opted out' desc, since desc`
}

const isSigningUp = ({ communityId }: Telling) => sql<boolean>`i.id in (
  select sign_ups.invitation_id from sign_ups
  where sign_ups.community_id = ${communityId} and sign_ups.verified_at is null)`

const isBehindCurtain = ({ communityId, isCurtainDrawn }: Telling) => sql<boolean>`(
  ${isCurtainDrawn}::boolean and not exists (
    select from members as newcomer
    join roles as role on role.community_id = newcomer.community_id and role.id = newcomer.role_id
    where newcomer.community_id = ${communityId} and role.is_leader
      and newcomer.id = ${holderOf('i')}))`

const wrongAt = sql`greatest(
  message.bounced_at, message.failed_at, message.suppressed_at, block.since)`

/** The same as {@link storyOf}, for the database: to count states, and to list the invitations of one. */
export function stateInSql(telling: Telling): RawBuilder<StoryState> {
  const { now } = telling
  return sql<StoryState>`case
    when claim.id is not null and claim.outcome is null then 'needs confirmation'
    when claim.outcome = 'declined' then 'declined'
    when i.redeemed_at is not null and ${isBehindCurtain(telling)} then 'behind the curtain'
    when i.redeemed_at is not null then 'joined'
    when i.voided_because = 'replaced' then 'replaced'
    when i.voided_at is not null then 'voided'
    when i.expires_at <= ${now} then 'expired'
    when ${isSigningUp(telling)} then 'waiting for verification'
    when opened.last_at is not null and coalesce(${wrongAt} <= opened.last_at, true) then 'link opened'
    when message.bounced_at is not null then 'bounced'
    when message.failed_at is not null then 'failed'
    when ${wrongAt} is not null then 'suppressed'
    when message.delivered_at is not null then 'delivered'
    when message.sent_at is not null then 'sent'
    when message.leased_until > ${now} then 'sending'
    when message.id is not null then 'queued'
    else 'made' end`
}

/**
 * What is true of every row of `invitations` in one of the states, said of what an index or one pass
 * finds: the story of all others need not be told to list them.
 */
export function alwaysTrueOf(
  states: readonly StoryState[],
  { communityId }: Telling,
): RawBuilder<boolean> {
  const needs = states.map((state) => sql`(${needsOf(state, communityId)})`)
  return sql<boolean>`(${sql.join(needs, sql` or `)})`
}

const isLive = sql`invitations.redeemed_at is null and invitations.voided_at is null`

function needsOf(state: StoryState, communityId: string): RawBuilder<unknown> {
  if (state === 'joined' || state === 'behind the curtain')
    return sql`invitations.redeemed_at is not null`
  if (state === 'voided' || state === 'replaced') return sql`invitations.voided_at is not null`
  if (state === 'needs confirmation' || state === 'declined')
    return sql`invitations.id in (
      select c.invitation_id from home_claims as c where c.community_id = ${communityId})`
  if (state === 'link opened')
    return sql`${isLive} and invitations.id in (
      select o.invitation_id from openings as o where o.community_id = ${communityId})`
  if (state === 'bounced' || state === 'failed' || state === 'suppressed')
    return sql`${isLive} and invitations.id in (${troubled(communityId)})`
  return isLive
}

/** The invitations of which a message went wrong, or whose recipients get nothing any more. */
function troubled(communityId: string) {
  return sql`
    select d.invitation_id from deliveries as d
    where d.community_id = ${communityId} and d.invitation_id is not null
      and (d.bounced_at is not null or d.failed_at is not null or d.suppressed_at is not null
        or d.recipient in (select recipient from (${blocks(communityId)}) as block))`
}

/** Why messages do not arrive, whatever else the story says; see {@link troubleOf}. */
export const troubleInSql = sql<string | null>`case
  when message.bounced_at is not null then 'bounced'
  when message.failed_at is not null then 'failed'
  when block.because is not null then block.because
  when message.suppressed_at is not null then 'stopped' end`

/** What {@link factsOf} needs of a row. */
export function factColumns(telling: Telling): RawBuilder<unknown> {
  return sql`
    i.id, i.channel, i.redeemed_at, i.voided_at, i.voided_because, i.expires_at,
    message.id as message_id, message.leased_until, message.sent_at, message.delivered_at,
    message.bounced_at, message.failed_at, message.suppressed_at, message.problem,
    block.since as blocked_since, block.words as block_words, block.because as blocked_because,
    opened.last_at as opened_at, ${isSigningUp(telling)} as is_signing_up,
    claim.id as claim_id, claim.outcome as claim_outcome,
    ${isBehindCurtain(telling)} as is_behind_curtain`
}

/** A row with {@link factColumns}. */
export type FactRow = {
  id: string
  channel: StoryFacts['channel']
  redeemedAt: Date | null
  voidedAt: Date | null
  voidedBecause: string | null
  expiresAt: Date | null
  messageId: string | null
  leasedUntil: Date | null
  sentAt: Date | null
  deliveredAt: Date | null
  bouncedAt: Date | null
  failedAt: Date | null
  suppressedAt: Date | null
  problem: string | null
  blockedSince: Date | null
  blockedBecause: NonNullable<StoryFacts['block']>['because'] | null
  blockWords: string | null
  openedAt: Date | null
  isSigningUp: boolean
  claimId: string | null
  claimOutcome: NonNullable<StoryFacts['claim']>['outcome']
  isBehindCurtain: boolean
}

/** The facts of the story in a row of the database. */
export function factsOf(row: FactRow): StoryFacts {
  const { blockedSince, blockedBecause } = row
  return {
    ...row,
    message: row.messageId ? row : null,
    block: blockedSince && blockedBecause ? { because: blockedBecause, since: blockedSince } : null,
    claim: row.claimId ? { outcome: row.claimOutcome } : null,
  }
}
