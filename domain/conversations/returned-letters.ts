import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Agent } from '#domain/support/agent.ts'
import { type WhyReturned, whyReturned } from './why-returned.ts'

/** A letter of a conversation that did not arrive. */
export type ReturnedLetter = {
  /** The number of the last message that stood in it. */
  upTo: number
  to: string
  why: WhyReturned
  /** What the mail server said. */
  words: string | null
  at: Date
}

/** That e-mail to the address of a conversation comes back, as it is known before anything is sent there. */
export type DeadAddress = Omit<ReturnedLetter, 'upTo'> & {
  /** *Us*: nothing is sent there any more; *a community*: a letter is tried all the same. */
  toldBy: 'us' | 'a community'
}

/** The letters of a conversation that did not arrive, as far as they are remembered; oldest first. */
export async function findReturnedLetters(
  db: Db,
  conversationId: string,
): Promise<ReturnedLetter[]> {
  const rows = await db
    .selectFrom('accountDeliveries')
    .select(['recipient as to', 'problem as words', 'bouncedAt', 'failedAt'])
    .select(sql<number>`(facts ->> 'upTo')::int`.as('upTo'))
    .where('template', '=', sql.lit('support answered'))
    .where(sql`facts ->> 'conversationId'`, '=', conversationId)
    .where((eb) => eb.or([eb('bouncedAt', 'is not', null), eb('failedAt', 'is not', null)]))
    .orderBy('queuedAt')
    .execute()
  return rows.map(({ bouncedAt, failedAt, ...letter }) => ({
    ...letter,
    why: whyReturned(letter.words, { isBounce: bouncedAt !== null }),
    at: (bouncedAt ?? failedAt)!,
  }))
}

/**
 * Whether e-mail to the address of a conversation comes back; null: nothing is known of it. What came back to
 * communities is known of the address of an account only: one that was typed proves nothing.
 */
export async function findDeadAddress(
  db: Db,
  { accountId: agent }: Agent,
  { conversationId, address: to }: { conversationId: string; address: string | null },
): Promise<DeadAddress | null> {
  if (to === null) return null
  const ours = await db
    .selectFrom('accountDeliveries')
    .select(['bouncedAt as at', 'problem as words'])
    .where('recipient', '=', to)
    .where('bouncedAt', 'is not', null)
    .orderBy('bouncedAt', 'desc')
    .executeTakeFirst()
  if (ours) return { ...ours, at: ours.at!, ...{ to, why: whyOf(ours), toldBy: 'us' } }
  const answer = await sql<{ at: Date; words: string | null }>`
    select since as at, words from bounces_for_support(${agent}, ${conversationId})`.execute(db)
  const theirs = answer.rows[0]
  return theirs ? { ...theirs, to, why: whyOf(theirs), toldBy: 'a community' } : null
}

function whyOf({ words }: { words: string | null }): WhyReturned {
  return whyReturned(words, { isBounce: true })
}

/** Whether support wrote last and its letter did not arrive, or none is sent since none would; of `conversations`. */
export const mailComesBack = sql<boolean>`(last_by = 'support' and seen_by_asker < message_count and (
  exists (
    select from account_deliveries d where d.bounced_at is not null
      and d.recipient = coalesce(accounts.email, conversations.email))
  or exists (
    select from account_deliveries d where d.template = 'support answered' and d.failed_at is not null
      and d.facts ->> 'conversationId' = conversations.id::text
      and (d.facts ->> 'upTo')::int > conversations.seen_by_asker)))`
