import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { ServerKey } from '#domain/server-key.ts'
import type { Envelope, Mail } from '#integrations/mail/mail.ts'
import type { Message } from '#integrations/mail/message.ts'
import type { TakenText, TextEnvelope, TextMessage, Texts } from '#integrations/texts/texts.ts'
import { accountOutbox } from './account-outbox.ts'
import { communityOutbox } from './community-outbox.ts'
import { type Channel, longestTry, longestWaitForLane } from './delivery.ts'
import { ahead, inLanes } from './in-lanes.ts'
import { onceItIsBack } from './once-it-is-back.ts'
import { isSendingPaused } from './pause-sending.ts'
import { writesDown } from './write-down.ts'

/** What sending needs: who carries messages, the key that opens codes, and our own address for links. */
export type Sending = {
  mail: Mail
  texts: Texts
  key: ServerKey
  publicUrl: string
  /** Where letters from support are answered; absent: nowhere. */
  supportAddress?: string | null
}

/** A message that has been claimed: nobody else sends it until its lease ends; `lease` says when, to the microsecond. */
export type Claimed = { id: string; queuedAt: Date; attempts: number; lease: string }

/** What to send now, or why not. */
export type Letter =
  | { envelope: Envelope; message: Message }
  | { text: { envelope: TextEnvelope; message: TextMessage } }
  /** It would tell something no longer true, or its recipient wants none. */
  | { obsolete: string }
  | { notBefore: Date }

/** What became of one try. */
export type Tried =
  | { sent: TakenText | null }
  | { bounced: string }
  | { later: string }
  /** No server was there; that is not held against the message. */
  | { away: string; waitSeconds: number | null }
  | { suppressed: string }
  /** It was not tried: it waits for its time, or for another worker. */
  | { notBefore: Date | null }

/** A queue of messages: claims those that are due, says what to send, and remembers what became of it. */
export type Outbox<Row extends Claimed = Claimed> = {
  claim(given: { channel: Channel; most: number }): Promise<Row[]>
  /** What to send, by id; an error where a letter cannot be written. */
  compose(rows: readonly Row[]): Promise<Map<string, Letter | Error>>
  record(tries: readonly { row: Row; tried: Tried }[]): Promise<void>
}

/** How many messages one worker holds at once of one queue: fewer when others wait for their turn. */
const mostAtOnce = { alone: 100, inTurn: 20 }

/** How many messages are under way at once; a worker that is killed leaves no more than these in doubt. */
const lanes = 5

/** How many communities take turns in one round. */
const mostCommunities = 50

/** After so many messages in a row that met no server at all, the others wait for a later run. */
const signsOfAbsence = 5

/**
 * Sends every message that is due, then answers how many it tried. Several workers may run it at
 * once: each message is claimed by one. Communities take turns, so that a long queue of one does not
 * keep another waiting. While a server is away, it is asked a few times, and the rest stays queued.
 */
export async function sendDeliveries(
  db: Db,
  sending: Sending,
  { signal }: { signal?: AbortSignal } = {},
): Promise<number> {
  if (await isSendingPaused(db)) return 0
  const counts = await Promise.all(
    (['email', 'text'] as const).map((channel) => pump(db, sending, { channel, signal })),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

type Pump = { channel: Channel; signal?: AbortSignal | undefined }

async function pump(db: Db, sending: Sending, { channel, signal }: Pump): Promise<number> {
  const weather = { failures: 0 }
  const goesOn = () => !signal?.aborted && weather.failures < signsOfAbsence
  let tried = 0
  await inLanes(lanes, ahead(claimed(db, sending, { channel, goesOn })), async (held) => {
    const inTime = performance.now() - held.claimedAt < longestWaitForLane
    if (!inTime || !goesOn()) return held.record({ notBefore: null })
    const outcome = await trySending(held.letter, sending)
    weather.failures = 'away' in outcome ? weather.failures + 1 : 0
    if (!('notBefore' in outcome)) tried += 1
    await held.record(outcome)
  })
  return tried
}

/** A message in the hands of this worker. */
type Held = {
  /** By a clock that nobody sets, in milliseconds. */
  claimedAt: number
  letter: Letter | Error
  record(tried: Tried): Promise<void>
}

/** Messages that are due, claimed batch by batch, in rounds over all queues until none has any. */
async function* claimed(
  db: Db,
  sending: Sending,
  { channel, goesOn }: { channel: Channel; goesOn: () => boolean },
): AsyncGenerator<Held[]> {
  for (let found = true; found && goesOn(); ) {
    found = false
    for (const claim of await listClaims(db, sending, channel)) {
      if (!goesOn()) return
      const batch = await claim()
      found ||= batch.length > 0
      yield batch
    }
  }
}

/** One turn of every queue that has something due. */
async function listClaims(
  db: Db,
  sending: Sending,
  channel: Channel,
): Promise<(() => Promise<Held[]>)[]> {
  const due = await sql<{ id: string }>`
    select communities_with_due_deliveries(${mostCommunities}) as id`.execute(db)
  const most = due.rows.length > 1 ? mostAtOnce.inTurn : mostAtOnce.alone
  const own = () => claimSome(accountOutbox(db, sending), { channel, most })
  return [
    ...(channel === 'email' ? [own] : []),
    ...due.rows.map(
      ({ id }) =>
        () =>
          claimSome(communityOutbox(db, sending, id), { channel, most }),
    ),
  ]
}

async function claimSome<Row extends Claimed>(
  outbox: Outbox<Row>,
  given: { channel: Channel; most: number },
): Promise<Held[]> {
  const claimedAt = performance.now()
  const rows = await outbox.claim(given)
  if (rows.length === 0) return []
  const letters = await onceItIsBack(() => outbox.compose(rows)) // what is claimed waits for its lease otherwise
  const record = writesDown(outbox)
  return rows.map((row) => ({
    claimedAt,
    letter: letters.get(row.id) ?? new Error('This message could not be written.'),
    record: (tried) => record({ row, tried }),
  }))
}

async function trySending(letter: Letter | Error, { mail, texts }: Sending): Promise<Tried> {
  if (letter instanceof Error) return { later: letter.message }
  if ('obsolete' in letter) return { suppressed: letter.obsolete }
  if ('notBefore' in letter) return letter
  try {
    return 'text' in letter ? await sendText(texts, letter) : await sendLetter(mail, letter)
  } catch (error) {
    const words = error instanceof Error ? error.message : 'unknown trouble'
    const { isAway, retryAfterSeconds: waitSeconds = null } = (error ?? {}) as Absence
    return isAway ? { away: words, waitSeconds } : { later: words }
  }
}

/** What an error of an integration may tell of the server behind it. */
type Absence = { isAway?: boolean; retryAfterSeconds?: number | null }

async function sendLetter(
  mail: Mail,
  { envelope, message }: Extract<Letter, { message: Message }>,
): Promise<Tried> {
  const outcome = await withinLease(mail.send(envelope, message))
  return outcome.ok ? { sent: null } : { bounced: outcome.refusal.words }
}

async function sendText(
  texts: Texts,
  { text }: Extract<Letter, { text: unknown }>,
): Promise<Tried> {
  const outcome = await withinLease(texts.send(text.envelope, text.message))
  if (outcome.ok) return { sent: outcome.value }
  const { refusal } = outcome
  return refusal.because === 'opted out' ? { suppressed: 'opted out' } : { bounced: refusal.words }
}

function withinLease<T>(work: Promise<T>): Promise<T> {
  const giveUp = sleep(longestTry, null, { ref: false }).then(() => {
    throw new Error('The server did not answer in time.')
  })
  return Promise.race([work, giveUp])
}
