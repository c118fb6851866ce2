import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { suppress } from '#domain/suppressions/suppress.ts'
import type { MailReport } from './mail-report.ts'

/**
 * Remembers what came back about a message. A bounce and a complaint also suppress the address the message
 * went to. Reports may come twice, late and in any order; the first of a kind counts, and what a leader
 * has lifted since is not suppressed anew by the same report.
 *
 * Anybody can write a report. About an unknown delivery nothing happens, and about a known one, whose id
 * only its recipient and the servers on the way have seen, no more than this recipient could ask for.
 *
 * Answers whether there is such a delivery.
 */
export async function recordMailReport(
  db: Db,
  report: MailReport,
  { at }: { at?: Date } = {},
): Promise<boolean> {
  const answer = await sql<{ communityId: string | null }>`
    select community_of_delivery(${report.deliveryId}) as community_id`.execute(db)
  const communityId = answer.rows[0]?.communityId
  if (!communityId) return recordForAccount(db, report)
  return inCommunity(
    db,
    communityId,
    (db, now) => records[report.kind](db, { ...report, communityId, now }).then(() => true),
    at,
  )
}

type About = MailReport & { communityId: string; now: Date }

const records: Record<MailReport['kind'], (db: Db, about: About) => Promise<unknown>> = {
  async bounced(db, about) {
    const { communityId, words, now } = about
    const bounced = await theDelivery(db, about)
      .set({ bouncedAt: now, leasedUntil: null, problem: words })
      .where('bouncedAt', 'is', null)
      .returning('recipient')
      .executeTakeFirst()
    if (bounced) await suppress(db, { communityId, ...bounced, because: 'bounced', words, now })
  },
  failed: (db, about) =>
    theDelivery(db, about)
      .set({ failedAt: about.now, leasedUntil: null, problem: about.words })
      .where('bouncedAt', 'is', null)
      .where('failedAt', 'is', null)
      .where('suppressedAt', 'is', null)
      .execute(),
  delayed: (db, about) =>
    theDelivery(db, about)
      .set({ problem: about.words })
      .where('sentAt', 'is not', null)
      .where('deliveredAt', 'is', null)
      .where('bouncedAt', 'is', null)
      .where('failedAt', 'is', null)
      .execute(),
  delivered: (db, about) =>
    theDelivery(db, about)
      .set({ deliveredAt: about.now, problem: null })
      .where('deliveredAt', 'is', null)
      .where('bouncedAt', 'is', null)
      .where('failedAt', 'is', null)
      .execute(),
  async complained(db, about) {
    const { communityId, words, now } = about
    const complained = await theDelivery(db, about)
      .set({ complainedAt: now })
      .where('complainedAt', 'is', null)
      .returning('recipient')
      .executeTakeFirst()
    if (complained)
      await suppress(db, { communityId, ...complained, because: 'complained', words, now })
  },
}

/** The e-mail it is about; text messages have reports of their own. */
function theDelivery(db: Db, { communityId, deliveryId }: About) {
  return db
    .updateTable('deliveries')
    .where('communityId', '=', communityId)
    .where('id', '=', deliveryId)
    .where('channel', '=', 'email')
}

/** A message to a person as such has one end, and nobody to suppress it for: they asked for it. */
async function recordForAccount(db: Db, { kind, deliveryId, words }: MailReport): Promise<boolean> {
  const known = await db
    .selectFrom('accountDeliveries')
    .select('id')
    .where('id', '=', deliveryId)
    .executeTakeFirst()
  if (known && (kind === 'bounced' || kind === 'failed'))
    await db
      .updateTable('accountDeliveries')
      .set({ sentAt: null, leasedUntil: null, problem: words })
      .set(kind === 'bounced' ? { bouncedAt: sql<Date>`now()` } : { failedAt: sql<Date>`now()` })
      .where('id', '=', deliveryId)
      .where('bouncedAt', 'is', null)
      .where('failedAt', 'is', null)
      .where('suppressedAt', 'is', null)
      .execute()
  return known !== undefined
}
