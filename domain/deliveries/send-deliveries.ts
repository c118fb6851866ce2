import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { ServerKey } from '#domain/server-key.ts'
import type { Envelope, Mail, Message } from '#integrations/mail/mail.ts'
import type { Texts } from '#integrations/texts/texts.ts'
import { accountOutbox } from './account-outbox.ts'
import { communityOutbox } from './community-outbox.ts'
import { isSendingPaused } from './pause-sending.ts'

/** What sending needs: the mail server, the key that opens codes, and our own address for links. */
export type Sending = { mail: Mail; texts: Texts; key: ServerKey; publicUrl: string }

/** A message that has been claimed: nobody else sends it until its lease ends. */
export type Claimed = { id: string; queuedAt: Date; attempts: number }

/** What became of one try. */
export type Tried =
  | { sent: true }
  | { bounced: string }
  | { later: string }
  | { suppressed: string }

/** A queue of messages: claims those that are due, says what to send, and remembers what became of it. */
export type Outbox<Row extends Claimed = Claimed> = {
  claim(most: number): Promise<Row[]>
  /** What to send; null with a reason when it would no longer be true. */
  compose(row: Row): Promise<{ envelope: Envelope; message: Message } | { obsolete: string }>
  record(row: Row, tried: Tried): Promise<void>
}

/** How many messages one worker holds at once. */
const mostAtOnce = 20

/** How many communities take turns in one round. */
const mostCommunities = 50

/**
 * Sends every message that is due, then answers how many it tried. Several workers may run it at
 * once: each message is claimed by one. Communities take turns, so that a long queue of one does not
 * keep another waiting.
 */
export async function sendDeliveries(
  db: Db,
  sending: Sending,
  { signal }: { signal?: AbortSignal } = {},
): Promise<number> {
  if (await isSendingPaused(db)) return 0
  let tried = 0
  for (let round = -1; round !== 0 && !signal?.aborted; tried += round) {
    round = 0
    for (const send of await listOutboxes(db, sending)) round += signal?.aborted ? 0 : await send()
  }
  return tried
}

/** One turn of every outbox that has something due. */
async function listOutboxes(db: Db, sending: Sending): Promise<(() => Promise<number>)[]> {
  const due = await sql<{ id: string }>`
    select communities_with_due_deliveries(${mostCommunities}) as id`.execute(db)
  return [
    () => sendSome(accountOutbox(db, sending), sending),
    ...due.rows.map(
      ({ id }) =>
        () =>
          sendSome(communityOutbox(db, sending, id), sending),
    ),
  ]
}

async function sendSome<Row extends Claimed>(
  outbox: Outbox<Row>,
  { mail }: Sending,
): Promise<number> {
  const rows = await outbox.claim(mostAtOnce)
  await Promise.all(
    rows.map(async (row) => outbox.record(row, await trySending(outbox, { mail, row }))),
  )
  return rows.length
}

async function trySending<Row extends Claimed>(
  outbox: Outbox<Row>,
  { mail, row }: { mail: Mail; row: Row },
): Promise<Tried> {
  try {
    const letter = await outbox.compose(row)
    if ('obsolete' in letter) return { suppressed: letter.obsolete }
    const outcome = await withinLease(mail.send(letter.envelope, letter.message))
    return outcome.ok ? { sent: true } : { bounced: outcome.refusal.words }
  } catch (error) {
    return { later: error instanceof Error ? error.message : 'unknown trouble' }
  }
}

/** A mail server that hangs must not outlast the lease: another worker would send the same again. */
const longestTry = 50_000

function withinLease<T>(work: Promise<T>): Promise<T> {
  const giveUp = sleep(longestTry, null, { ref: false }).then(() => {
    throw new Error('The mail server did not answer in time.')
  })
  return Promise.race([work, giveUp])
}
