import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { afterTrying } from './after-trying.ts'
import { composeForAccount } from './compose-for-account.ts'
import { leaseMinutes } from './delivery.ts'
import type { Claimed, Outbox, Sending, Tried } from './send-deliveries.ts'

export type AccountDelivery = Claimed & {
  template: string
  recipient: string
  locale: string
  facts: unknown
}

/** The messages to people as such. */
export function accountOutbox(db: Db, sending: Sending): Outbox<AccountDelivery> {
  return {
    claim: (most) => claim(db, most),
    compose: (row) => composeForAccount(db, sending, row),
    record: (row, tried) => record(db, row, tried),
  }
}

async function claim(db: Db, most: number): Promise<AccountDelivery[]> {
  const until = sql<Date>`now() + make_interval(mins => ${leaseMinutes})`
  return db
    .with(
      (due) => due('due').materialized(), // as a subquery, PostgreSQL may run it again and claim more
      (db) =>
        db
          .selectFrom('accountDeliveries')
          .select('id')
          .where('dueAt', '<=', sql<Date>`now()`)
          .where('sentAt', 'is', null)
          .where('bouncedAt', 'is', null)
          .where('failedAt', 'is', null)
          .where('suppressedAt', 'is', null)
          .orderBy('dueAt')
          .limit(most)
          .forUpdate()
          .skipLocked(),
    )
    .updateTable('accountDeliveries')
    .from('due')
    .set((eb) => ({ leasedUntil: until, dueAt: until, attempts: eb('attempts', '+', 1) }))
    .whereRef('accountDeliveries.id', '=', 'due.id')
    .returning(['accountDeliveries.id', 'template', 'recipient', 'locale', 'facts'])
    .returning(['queuedAt', 'attempts'])
    .execute()
}

async function record(db: Db, row: AccountDelivery, tried: Tried): Promise<void> {
  const now = new Date()
  await db
    .updateTable('accountDeliveries')
    .set(afterTrying(row, { tried, now }))
    .where('id', '=', row.id)
    .execute()
}
