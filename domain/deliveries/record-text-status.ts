import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { atomically, inCommunity } from '#database/in-community.ts'
import { readToken } from '#domain/accounts/proof.ts'
import { optOut } from '#domain/contacts/text-opt-outs.ts'
import type { ServerKey } from '#domain/server-key.ts'
import { suppress } from '#domain/suppressions/suppress.ts'

/** What a provider tells of a text: that it has it, that it arrived, or why it did not. */
export type TextStatus = {
  state: 'taken' | 'delivered' | 'undelivered'
  /** What the provider calls the text. */
  providerId: string
  /** Why it did not arrive: the provider's code, and our words for it. */
  problem: string | null
  /** Whether the number itself is to blame, so that no text would ever arrive. */
  isForGood: boolean
  /** Whether the person wants no texts at all. */
  hasOptedOut: boolean
}

/** Where a delivery is found. */
type Place = { communityId: string; deliveryId: string }

/**
 * Remembers what became of a text. It is found by the token of the address the provider called, which
 * holds also while the sender does not know yet what the provider calls it; else by that name. What
 * nobody knows is ignored.
 *
 * Hearing the same twice, late or in another order ends alike: whatever is told shows that the text was
 * taken, so it is not sent again; *delivered* outweighs everything. A number that no text ever reaches is
 * suppressed once; what a leader has lifted since is not suppressed anew by the same news. Answers whether
 * a delivery was found.
 */
export async function recordTextStatus(
  db: Db,
  { token, status }: { token: string | null; status: TextStatus },
  { key, at }: { key: ServerKey; at?: Date },
): Promise<boolean> {
  const place = await findDelivery(db, { token, status }, key)
  if (!place) return false
  const { communityId } = place
  await inCommunity(db, communityId, (db, now) => write(db, place, { status, now }), at)
  return true
}

async function findDelivery(
  db: Db,
  { token, status }: { token: string | null; status: TextStatus },
  key: ServerKey,
): Promise<Place | null> {
  const deliveryId = token && readToken(key, { purpose: 'text status', token })
  return atomically(db, async (db) => {
    if (deliveryId) {
      const found = await ask<string>(
        db,
        sql`select community_of_delivery(${deliveryId}) as answer`,
      )
      return found ? { communityId: found, deliveryId } : null
    }
    return ask<Place>(
      db,
      sql`select json_build_object('communityId', community_id, 'deliveryId', delivery_id) as answer
          from delivery_of_provider(${status.providerId})`,
    )
  })
}

async function ask<T>(db: Db, question: RawBuilder<unknown>): Promise<T | null> {
  const { rows } = await (question as RawBuilder<{ answer: T | null }>).execute(db)
  return rows[0]?.answer ?? null
}

async function write(
  db: Db,
  { communityId, deliveryId }: Place,
  { status, now }: { status: TextStatus; now: Date },
): Promise<void> {
  const { state, providerId, problem } = status
  const taken = { sentAt: sql<Date>`coalesce(sent_at, ${now})` }
  const ending = {
    taken: {},
    delivered: {
      deliveredAt: sql<Date>`coalesce(delivered_at, ${now})`,
      bouncedAt: null,
      failedAt: null,
      problem: null,
    },
    undelivered: {
      bouncedAt: sql<Date>`case when delivered_at is null then coalesce(bounced_at, ${now}) end`,
      problem: sql<string>`case when delivered_at is null then ${problem}::text end`,
    },
  }[state]
  const changed = await db
    .updateTable('deliveries')
    .set({ ...taken, ...ending, providerId: sql<string>`coalesce(provider_id, ${providerId})` })
    .where('communityId', '=', communityId)
    .where('id', '=', deliveryId)
    .where('channel', '=', 'text')
    .returning(['recipient', 'bouncedAt'])
    .executeTakeFirst()
  const isNews = changed?.bouncedAt?.getTime() === now.getTime()
  if (!changed || state !== 'undelivered' || !isNews) return
  const { recipient } = changed
  if (status.hasOptedOut) await optOut(db, recipient)
  if (status.isForGood)
    await suppress(db, { communityId, recipient, because: 'bounced', words: problem, now })
}
