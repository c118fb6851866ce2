import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { aloneInCommunity, inCommunity } from '#database/in-community.ts'
import { optOut } from '#domain/contacts/text-opt-outs.ts'
import { suppress } from '#domain/suppressions/suppress.ts'
import { mayBeWritten, memoriesOf, triesTable, whatBecame } from './after-trying.ts'
import { composeForCommunity } from './compose-for-community.ts'
import { type Channel, type CommunityTemplate, leaseSeconds } from './delivery.ts'
import type { Claimed, Outbox, Sending, Tried } from './send-deliveries.ts'

export type CommunityDelivery = Claimed & {
  communityId: string
  invitationId: string | null
  memberId: string | null
  channel: Channel
  template: CommunityTemplate
  recipient: string
  locale: 'en' | 'es'
  facts: unknown
}

/** The messages of one community. */
export function communityOutbox(
  db: Db,
  sending: Sending,
  communityId: string,
): Outbox<CommunityDelivery> {
  return {
    claim: (given) => claim(db, { communityId, ...given }),
    compose: (rows) =>
      inCommunity(db, communityId, (db, now) =>
        composeForCommunity(db, sending, { communityId, rows, now }),
      ),
    async record(tries) {
      await rememberRefusals(db, { communityId, tries })
      const ids = tries.map(({ row }) => row.id) // by these the rows are looked up, however many there are
      await aloneInCommunity(
        db,
        communityId,
        sql`
          update deliveries as d
          set ${whatBecame},
              provider_id = coalesce(tries."providerId", d.provider_id),
              segments = coalesce(tries.segments, d.segments)
          from ${triesTable(memoriesOf(tries))}
          where d.community_id = ${communityId} and d.id = tries.id and d.id = any(${ids})
            and ${mayBeWritten}`,
      )
    },
  }
}

/** To an address or number that was refused for good nothing more is sent; who told the provider STOP told us. */
async function rememberRefusals(
  db: Db,
  {
    communityId,
    tries,
  }: { communityId: string; tries: readonly { row: CommunityDelivery; tried: Tried }[] },
): Promise<void> {
  const bounced = tries.flatMap(({ row: { recipient }, tried }) =>
    'bounced' in tried ? [{ recipient, words: tried.bounced }] : [],
  )
  const stopped = tries.flatMap(({ row: { channel, recipient }, tried }) =>
    channel === 'text' && 'suppressed' in tried && tried.suppressed === 'opted out'
      ? recipient
      : [],
  )
  for (const number of new Set(stopped)) await optOut(db, number)
  if (bounced.length === 0) return
  await inCommunity(db, communityId, async (db, now) => {
    for (const { recipient, words } of bounced)
      await suppress(db, { communityId, recipient, because: 'bounced', words, now })
  })
}

/** Those due first, unless the trial is over, held until the lease ends; as a subquery, PostgreSQL may look again and claim more. */
function claim(
  db: Db,
  { communityId, channel, most }: { communityId: string; channel: Channel; most: number },
): Promise<CommunityDelivery[]> {
  return aloneInCommunity<CommunityDelivery>(
    db,
    communityId,
    sql<CommunityDelivery>`
      with due as materialized (
        select d.id, d.due_at from deliveries as d
        where d.community_id = ${communityId} and d.channel = ${channel} and d.due_at <= now()
          and d.sent_at is null and d.bounced_at is null and d.failed_at is null and d.suppressed_at is null
          and not trial_has_ended(d.community_id, now())
        order by d.due_at, d.id
        limit ${most}
        for update skip locked
      ), claimed as (
        update deliveries as held
        set leased_until = now() + make_interval(secs => ${leaseSeconds}),
            due_at = now() + make_interval(secs => ${leaseSeconds}),
            attempts = held.attempts + 1
        from due
        where held.community_id = ${communityId} and held.id = due.id
        returning held.*, due.due_at as was_due_at
      )
      select id, community_id, invitation_id, member_id, channel, template, recipient, locale, facts,
        queued_at, attempts, leased_until::text as lease
      from claimed order by was_due_at, id`,
  )
}
