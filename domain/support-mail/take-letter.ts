import type { Db } from '#database/connect.ts'
import { forSupport } from '#database/for-asker.ts'
import { takeTurn } from '#database/take-turn.ts'
import { openMembership } from '#domain/communities/list-memberships.ts'
import { askerKey } from '#domain/conversations/conversation.ts'
import { findConversation } from '#domain/conversations/find-conversation.ts'
import { readThread } from '#domain/conversations/letter-thread.ts'
import { writeMessage } from '#domain/conversations/write-message.ts'
import { newId } from '#domain/new-id.ts'
import { digest, type ServerKey } from '#domain/server-key.ts'
import type { Hurry, Limits } from '#integrations/limits/limits.ts'
import { newPart } from './letter-text.ts'
import { type LetterHead, readHead } from './read-head.ts'
import { type Letter, readBody } from './read-letter.ts'
import { wordLetter } from './word-letter.ts'

/** What taking a letter needs: who counts, the key that knows our own letters, and whom to believe. */
export type LetterTools = {
  limits: Limits
  key: ServerKey
  /** Our own address; what comes from it is an echo. */
  supportAddress: string | null
  /** The name of the server whose word about senders counts; null: nobody's does. */
  supportAuthservId: string | null
}

/** What became of a letter. */
export type Taken =
  | { became: 'message'; conversationId: string }
  /** It was written before. */
  | { became: 'known' }
  /** A program wrote it, or we did. */
  | { became: 'nothing' }
  /** One sender, or all of them together, write faster than can be answered; after so many seconds it is taken. */
  | { became: 'too much'; whose: 'sender' | 'all'; retryAfterSeconds: number }

/** What one sender may write by mail, and begin: a program that answers every letter soon meets silence. */
const perHour = { name: 'letters', tries: 60, seconds: 60 * 60 }
const beginsPerHour = { name: 'letters-begin', tries: 10, seconds: 60 * 60 }

/** What all senders together may write: whoever invents a new address for each letter fills no more than this. */
const ofAllPerHour = { name: 'letters-of-all', tries: 600, seconds: 60 * 60 }

/**
 * Makes a letter to support, raw as it came (RFC 5322), a message. Where the sender's domain vouches for it: in the
 * conversation it answers, if it is from whom that was sent to; else in what the account of its address says to
 * support outside of all communities. Everything else begins a conversation of its own that belongs to no account.
 * A letter that comes twice, and to several workers at once, is written once. What stands below the head is read only
 * of a letter that is taken.
 */
export async function takeLetter(
  db: Db,
  tools: LetterTools,
  raw: Uint8Array,
  { at }: { at?: Date } = {},
): Promise<Taken> {
  const { key, supportAuthservId: authservId } = tools
  const head = await readHead(raw, { authservId })
  if (head.isAutomatic || isEcho(head, tools)) return { became: 'nothing' }
  const place = await forSupport(db, (db) => findPlace(db, key, head), at)
  if (place === 'known') return { became: 'known' }
  const tooMuch = await count(tools, head, place)
  if (tooMuch) return tooMuch
  const letter = { ...head, ...(await readBody(raw)) }
  return forSupport(
    db,
    (db, now) => write(db, key, { letter, accountId: place.accountId, now }),
    at,
  )
}

/** Counts a letter under its sender and among all; one that has to wait counts under nobody. */
async function count(
  { limits, key }: LetterTools,
  { from }: LetterHead,
  { isNew }: Place,
): Promise<Taken | null> {
  const room = await limits.check(['all'], [ofAllPerHour])
  if (!room.ok) return tooMuchOf('all', room.refusal)
  const sender = digest(key, 'address', `sender ${from ?? ''}`).toString('base64url')
  const bounds = isNew ? [perHour, beginsPerHour] : [perHour]
  const first = await limits.check([sender], bounds)
  if (!first.ok) return tooMuchOf('sender', first.refusal)
  const own = await limits.spend([sender], bounds)
  if (!own.ok) return tooMuchOf('sender', own.refusal)
  const among = await limits.spend(['all'], [ofAllPerHour])
  return among.ok ? null : tooMuchOf('all', among.refusal)
}

function tooMuchOf(whose: 'sender' | 'all', { retryAfterSeconds }: Hurry): Taken {
  return { became: 'too much', whose, retryAfterSeconds }
}

/** Whether it is a letter of ours that came round. */
function isEcho({ messageId, from }: LetterHead, { key, supportAddress }: LetterTools): boolean {
  if (messageId !== null && readThread(key, messageId) !== null) return true
  return from !== null && from === supportAddress?.toLowerCase()
}

/** Where a letter belongs: an account's conversation, or one that nobody has proven to be theirs. */
type Place = {
  conversationId: string | null
  accountId: string | null
  locale: string | null
  /** Whether it answers a letter of ours there. */
  answers: boolean
  isNew: boolean
}

async function findPlace(db: Db, key: ServerKey, letter: LetterHead): Promise<Place | 'known'> {
  const known = await db
    .selectFrom('messages')
    .select('conversationId')
    .where('key', 'like', 'mail %') // so that its index finds it
    .where('key', '=', letter.key)
    .executeTakeFirst()
  if (known) return 'known'
  const stranger = { conversationId: null, accountId: null, locale: null }
  if (!letter.isVerified) return { ...stranger, answers: false, isNew: true }
  const account = await db
    .selectFrom('accounts')
    .select(['id', 'locale'])
    .where('email', '=', letter.from!)
    .executeTakeFirst()
  const accountId = account?.id ?? null
  const locale = account?.locale ?? null
  const answered = await findAnswered(db, key, { letter, accountId })
  if (answered) return { conversationId: answered, accountId, locale, answers: true, isNew: false }
  const own = accountId && (await findConversation(db, { accountId, communityId: null }))
  const conversationId = own ? own.conversationId : null
  return { conversationId, accountId, locale, answers: false, isNew: conversationId === null }
}

/** The conversation whose letter is answered, by whom it was sent to and who may still come to it. */
async function findAnswered(
  db: Db,
  key: ServerKey,
  { letter, accountId }: { letter: LetterHead; accountId: string | null },
): Promise<string | null> {
  const id = readThread(key, letter.answers)
  if (id === null) return null
  const found = await db
    .selectFrom('conversations')
    .select(['accountId', 'communityId', 'email'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) return null
  if (found.accountId === null) return found.email === letter.from ? id : null
  if (found.accountId !== accountId) return null
  const { communityId } = found
  if (communityId === null) return id
  const mayEnter = await openMembership(db, { accountId, communityId })
  return mayEnter ? id : null
}

async function write(
  db: Db,
  key: ServerKey,
  { letter, accountId, now }: { letter: Letter; accountId: string | null; now: Date },
): Promise<Taken> {
  await takeTurn(db, `letter ${letter.key}`)
  if (accountId) await takeTurn(db, askerKey({ accountId, communityId: null }))
  const place = await findPlace(db, key, letter)
  if (place === 'known') return { became: 'known' }
  const locale = place.locale === 'es' || place.locale === 'en' ? place.locale : letter.locale
  const conversationId =
    place.conversationId ?? (await begin(db, { letter, accountId: place.accountId, locale, now }))
  const text = wordLetter(letter, { text: wordsOf(letter, place), locale })
  await writeMessage(db, {
    ...{ conversationId, author: 'asker', text, files: letter.files, key: letter.key, now },
  })
  return { became: 'message', conversationId }
}

/** Of an answer what is new; elsewhere in what goes on already, what it is about stands above. */
function wordsOf({ text, subject }: Letter, { answers, isNew }: Place): string {
  if (answers) return newPart(text)
  return isNew || subject === null ? text : `${subject}\n\n${text}`.trim()
}

async function begin(
  db: Db,
  {
    letter: { from, name, subject },
    accountId,
    locale,
    now,
  }: { letter: LetterHead; accountId: string | null; locale: string; now: Date },
): Promise<string> {
  const id = newId()
  await db
    .insertInto('conversations')
    .values({
      ...{ id, accountId, communityId: null, name, email: from, cameBy: 'mail', subject, locale },
      ...{ begunAt: now, lastAt: now },
    })
    .execute()
  return id
}
