import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { afterTrying } from './after-trying.ts'
import { composeForCommunity } from './compose-for-community.ts'
import { leaseMinutes } from './delivery.ts'
import type { Claimed, Outbox, Sending, Tried } from './send-deliveries.ts'

export type CommunityDelivery = Claimed & {
  communityId: string
  invitationId: string | null
  memberId: string | null
  template: string
  recipient: string
  locale: string
  facts: unknown
}

/** The messages of one community. */
export function communityOutbox(
  db: Db,
  sending: Sending,
  communityId: string,
): Outbox<CommunityDelivery> {
  return {
    claim: (most) => inCommunity(db, communityId, (db) => claim(db, { communityId, most })),
    compose: (row) => inCommunity(db, communityId, (db) => composeForCommunity(db, sending, row)),
    record: (row, tried) =>
      inCommunity(db, communityId, (db, now) => record(db, row, { tried, now })),
  }
}

async function claim(
  db: Db,
  { communityId, most }: { communityId: string; most: number },
): Promise<CommunityDelivery[]> {
  const until = sql<Date>`now() + make_interval(mins => ${leaseMinutes})`
  return db
    .with(
      (due) => due('due').materialized(), // as a subquery, PostgreSQL may run it again and claim more
      (db) =>
        db
          .selectFrom('deliveries as d')
          .select('d.id')
          .where('d.communityId', '=', communityId)
          .where('d.dueAt', '<=', sql<Date>`now()`)
          .where('d.sentAt', 'is', null)
          .where('d.bouncedAt', 'is', null)
          .where('d.failedAt', 'is', null)
          .where('d.suppressedAt', 'is', null)
          .orderBy('d.dueAt')
          .limit(most)
          .forUpdate()
          .skipLocked(),
    )
    .updateTable('deliveries')
    .from('due')
    .set((eb) => ({ leasedUntil: until, dueAt: until, attempts: eb('attempts', '+', 1) }))
    .where('deliveries.communityId', '=', communityId)
    .whereRef('deliveries.id', '=', 'due.id')
    .returning(['deliveries.id', 'communityId', 'invitationId', 'memberId', 'template'])
    .returning(['recipient', 'locale', 'facts', 'queuedAt', 'attempts'])
    .execute()
}

async function record(
  db: Db,
  row: CommunityDelivery,
  { tried, now }: { tried: Tried; now: Date },
): Promise<void> {
  await db
    .updateTable('deliveries')
    .set(afterTrying(row, { tried, now }))
    .where('communityId', '=', row.communityId)
    .where('id', '=', row.id)
    .execute()
}
