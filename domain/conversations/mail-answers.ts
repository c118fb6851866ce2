import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { forSupport } from '#database/for-asker.ts'
import { queueAccountDelivery } from '#domain/deliveries/queue-delivery.ts'

/** Who looks gets no letter, and support may say a second sentence; but nobody waits for a third. In seconds. */
const rest = 60
const longestWait = 5 * 60

/** How many conversations are looked at in one transaction. */
const atOnce = 100

/**
 * Puts a letter into the outbox for everybody whom support has answered and who has not looked since: one with
 * all that was said, once it rests for a minute or waits for five. Who has no address, or one that was refused
 * for good, gets none. Several workers may run it at once. Answers how many letters there are.
 */
export async function mailAnswers(db: Db, { at }: { at?: Date } = {}): Promise<number> {
  let letters = 0
  let last: string | null = null
  do {
    const round = await forSupport(db, (db, now) => mailSome(db, { last, now }), at)
    letters += round.letters
    last = round.last
  } while (last !== null)
  return letters
}

type Round = { letters: number; last: string | null }

async function mailSome(db: Db, { last, now }: { last: string | null; now: Date }): Promise<Round> {
  const held = await hold(db, last)
  const round: Round = { letters: 0, last: held.length === atOnce ? held.at(-1)!.id : null }
  for (const conversation of held) {
    const said = await readSaid(db, conversation)
    if (said.upTo !== null && !isReady(said, now)) continue
    const to = said.upTo === null ? null : await readAddressee(db, conversation)
    if (to) {
      const facts = { conversationId: conversation.id, after: conversation.after, ...said }
      await queueLetter(db, { to, facts, now })
      round.letters += 1
    }
    await db
      .updateTable('conversations')
      .set({ mailedTo: said.upTo ?? conversation.messageCount })
      .where('id', '=', conversation.id)
      .execute()
  }
  return round
}

type Held = {
  id: string
  accountId: string | null
  email: string | null
  locale: string
  messageCount: number
  after: number
}

/** Conversations in which something is neither seen nor sent; nobody writes into them until the transaction ends. */
async function hold(db: Db, last: string | null): Promise<Held[]> {
  const after = sql<number>`greatest(seen_by_asker, mailed_to)`
  let wanted = db
    .selectFrom('conversations')
    .select(['id', 'accountId', 'email', 'locale', 'messageCount', after.as('after')])
    .whereRef('messageCount', '>', 'seenByAsker')
    .whereRef('messageCount', '>', 'mailedTo')
    .orderBy('id')
    .limit(atOnce)
    .forUpdate()
    .skipLocked()
  if (last !== null) wanted = wanted.where('id', '>', last)
  return wanted.execute()
}

type Said = { upTo: number | null; first: Date | null; newest: Date | null }

/** What support has said since, notes aside. */
function readSaid(db: Db, { id, after }: Held): Promise<Said> {
  return db
    .selectFrom('messages')
    .select(({ fn }) => [
      fn.max<number | null>('number').as('upTo'),
      fn.min<Date | null>('sentAt').as('first'),
      fn.max<Date | null>('sentAt').as('newest'),
    ])
    .where('conversationId', '=', id)
    .where('number', '>', after)
    .where('author', '=', 'support')
    .where('isNote', '=', false)
    .executeTakeFirstOrThrow()
}

function isReady({ first, newest }: Said, now: Date): boolean {
  const secondsSince = (date: Date) => (now.getTime() - date.getTime()) / 1000
  return secondsSince(newest!) >= rest || secondsSince(first!) >= longestWait
}

type Addressee = { recipient: string; locale: string }

/** The proven address of the account, else the one that was told; null where no letter would arrive. */
async function readAddressee(
  db: Db,
  { accountId, email, locale }: Held,
): Promise<Addressee | null> {
  const account =
    accountId === null
      ? null
      : await db
          .selectFrom('accounts')
          .select(['email', 'locale'])
          .where('id', '=', accountId)
          .executeTakeFirst()
  const recipient = account?.email ?? email
  if (recipient === null) return null
  const refused = await db
    .selectFrom('accountDeliveries')
    .select('id')
    .where('recipient', '=', recipient)
    .where('bouncedAt', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return refused ? null : { recipient, locale: account?.locale ?? locale }
}

async function queueLetter(
  db: Db,
  {
    to,
    facts: { conversationId, after, upTo },
    now,
  }: { to: Addressee; facts: Said & { conversationId: string; after: number }; now: Date },
): Promise<void> {
  const facts = { conversationId, after, upTo }
  await queueAccountDelivery(db, { template: 'support answered', ...to, facts, now })
}
