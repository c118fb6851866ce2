import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { mayBeWritten, memoriesOf, triesTable, whatBecame } from './after-trying.ts'
import { composeForAccount } from './compose-for-account.ts'
import { type Channel, leaseSeconds } from './delivery.ts'
import type { Claimed, Letter, Outbox, Sending } from './send-deliveries.ts'

export type AccountDelivery = Claimed & {
  template: string
  recipient: string
  locale: string
  facts: unknown
}

/** The messages to people as such; they travel by e-mail. */
export function accountOutbox(db: Db, sending: Sending): Outbox<AccountDelivery> {
  return {
    claim: (given) => claim(db, given),
    async compose(rows) {
      const letters = rows.map((row) => composeForAccount(db, sending, row).catch(asError))
      return new Map(
        await Promise.all(letters.map(async (letter, at) => named(rows[at]!, await letter))),
      )
    },
    /** What has come to its end meanwhile, by a bounce of an earlier try, stays as it is. */
    async record(tries) {
      const ids = tries.map(({ row }) => row.id) // by these the rows are looked up, however many there are
      await sql`
        update account_deliveries as d set ${whatBecame}
        from ${triesTable(memoriesOf(tries))}
        where d.id = tries.id and d.id = any(${ids}) and ${mayBeWritten}
          and num_nonnulls(d.bounced_at, d.failed_at, d.suppressed_at) = 0`.execute(db)
    },
  }
}

function named(row: AccountDelivery, letter: Letter | Error): [string, Letter | Error] {
  return [row.id, letter]
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}

async function claim(
  db: Db,
  { channel, most }: { channel: Channel; most: number },
): Promise<AccountDelivery[]> {
  if (channel !== 'email') return []
  const until = sql<Date>`now() + make_interval(secs => ${leaseSeconds})`
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
    .returning(['queuedAt', 'attempts', sql<string>`leased_until::text`.as('lease')])
    .execute()
}
