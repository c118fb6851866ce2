import { sql } from 'kysely'
import { applicationRole, type Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'

/** Every queue of jobs. *Short*: at most one waits; a second wish for the same work is the same wish. */
export const queues = [
  'send deliveries',
  'answer knocks',
  'send daily notices',
  'send reminders',
  'tell of trials',
  'carry out moves',
  'lift curtains',
  'read inbox',
  'mail answers',
  'read support mail',
  'work on rosters',
  'forget the old',
  'back up',
] as const
export type QueueName = (typeof queues)[number]

/** Changes when the queues, or the schema of pg-boss, do; then the owner prepares them anew. */
const stamp = `pg-boss 12.35, queues: ${queues.join(', ')}`

/** pg-boss knows a queue by letters, digits and hyphens. */
export function queueKey(name: QueueName): string {
  return name.replaceAll(' ', '-')
}

/** Held while the queues are prepared, so that of several processes that start at once one does it. */
const preparing = 7_263_402

/**
 * Creates the tables of pg-boss and our queues as the owner, and lets the application use them: its
 * own role could not. Does nothing when they are as they should be. Needs two connections.
 */
export async function prepareQueue(owner: Db, address: string): Promise<void> {
  if (await isPrepared(owner)) return
  await atomically(owner, async (db) => {
    await sql`select pg_advisory_xact_lock(${preparing})`.execute(db)
    if (await isPrepared(db)) return
    await createQueues(address)
    await letApplicationIn(owner) // this transaction has looked for the schema in vain, and may go on so
  })
}

async function letApplicationIn(owner: Db): Promise<void> {
  await sql`
    grant usage on schema pgboss to ${sql.id(applicationRole)};
    grant select, insert, update, delete on all tables in schema pgboss to ${sql.id(applicationRole)};
    grant usage on all sequences in schema pgboss to ${sql.id(applicationRole)};
    grant execute on all functions in schema pgboss to ${sql.id(applicationRole)};
    comment on schema pgboss is ${sql.lit(stamp)}`.execute(owner)
}

async function isPrepared(owner: Db): Promise<boolean> {
  const answer = await sql<{ stamp: string | null }>`
    select obj_description(to_regnamespace('pgboss'), 'pg_namespace') as stamp`.execute(owner)
  return answer.rows[0]?.stamp === stamp
}

async function createQueues(address: string): Promise<void> {
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({ connectionString: address, max: 2, schedule: false, supervise: false })
  await boss.start()
  for (const name of queues)
    await boss.createQueue(queueKey(name), { policy: 'short', notify: true, retryLimit: 3 })
  await boss.stop()
}
