import type { Db } from '#database/connect.ts'
import { forAsker } from '#database/for-asker.ts'
import { takeTurn } from '#database/take-turn.ts'
import { readEmail } from '#domain/contacts/email-address.ts'
import { readName } from '#domain/contacts/person-name.ts'
import { newId } from '#domain/new-id.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { digest, type ServerKey } from '#domain/server-key.ts'
import type { Limits } from '#integrations/limits/limits.ts'
import {
  type AllowedFile,
  allowFiles,
  type BroughtFile,
  type FilesRefusal,
} from './allowed-files.ts'
import { type Asker, askerKey, longestMessage } from './conversation.ts'
import { findConversation } from './find-conversation.ts'
import { readMessageText } from './read-message-text.ts'
import { writeMessage } from './write-message.ts'

/** What somebody sends to support. */
export type Question = {
  text: string
  files: readonly BroughtFile[]
  /** The submission of the form: an id that only this form holds. */
  key: string
  /** Who they say they are, where no session says it; never trusted. */
  name: string
  email: string
  locale: string
  /** The page they are on. */
  page: string | null
}

export type AskRefusal =
  | { because: 'nothing written' }
  | { because: 'too long' }
  | { because: 'wrong email' }
  | { because: 'hurry'; retryAfterSeconds: number }
  | FilesRefusal

/** Nobody types faster than this for long, and nobody begins many conversations. */
const perMinute = { name: 'messages', tries: 20, seconds: 60 }
const perHour = { name: 'messages-hour', tries: 200, seconds: 60 * 60 }
const beginsPerHour = { name: 'conversations', tries: 10, seconds: 60 * 60 }

/**
 * Writes a message to support: into the asker's conversation, or into a new one where they have none. A closed
 * one is opened again. The same submission writes once, however often and wherever at once it comes. `asker` is
 * null for somebody of whom nothing is known; limits count by account, and where there is none by the fingerprints
 * `who`.
 *
 * Answers the id of the conversation.
 */
export async function askSupport(
  db: Db,
  { limits, key }: { limits: Limits; key: ServerKey },
  { asker, who: prints }: { asker: Asker | null; who: readonly string[] },
  question: Question,
  { at }: { at?: Date } = {},
): Promise<Result<string, AskRefusal>> {
  const read = readQuestion(question)
  if (!read.ok) return read
  const who = asker && 'accountId' in asker ? [asker.accountId] : prints
  const counted = await limits.spend(who, [perMinute, perHour])
  if (!counted.ok) return counted
  const isKnown = asker !== null && (await findConversation(db, asker, { at })) !== null
  const mayBegin = isKnown ? accept(null) : await limits.spend(who, [beginsPerHour])
  if (!mayBegin.ok) return mayBegin
  const mine = ofItsOwn(asker, isKnown) ?? { conversationId: idFrom(key, question.key) }
  const work = async (db: Db, now: Date) => {
    await takeTurn(db, askerKey(mine))
    const found = await findConversation(db, mine, { at: now })
    const conversationId =
      found?.conversationId ?? (await begin(db, mine, { ...question, ...read.value, now }))
    await writeMessage(db, { conversationId, author: 'asker', ...read.value, now })
    return accept(conversationId)
  }
  return forAsker(db, askerKey(mine), work, at)
}

/** An account, or a conversation that there is; the link of one that is gone begins another. */
function ofItsOwn(asker: Asker | null, isKnown: boolean): Asker | null {
  return asker && ('accountId' in asker || isKnown) ? asker : null
}

/**
 * The id of the conversation that a form begins for somebody without an account. It follows from the form, which
 * sent twice begins one; and from the server key, so that knowing an id helps nobody to come by its link.
 */
function idFrom(key: ServerKey, submission: string): string {
  const hex = digest(key, 'proof', `conversation of ${submission}`).toString('hex')
  const [, a, b, c, d, e] = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/.exec(hex)!
  return `${a}-${b}-8${c}-8${d}-${e}` // UUIDv8: made by a rule of our own (RFC 9562 §5.8)
}

type Read = {
  text: string
  files: AllowedFile[]
  key: string
  name: string | null
  email: string | null
}

function readQuestion(question: Question): Result<Read, AskRefusal> {
  const { key } = question
  const text = readMessageText(question.text)
  if (text.length > longestMessage) return refuse({ because: 'too long' })
  const email = question.email.trim() === '' ? null : readEmail(question.email)
  if (email === null && question.email.trim() !== '') return refuse({ because: 'wrong email' })
  const files = allowFiles(question.files)
  if (!files.ok) return files
  if (text === '' && files.value.length === 0) return refuse({ because: 'nothing written' })
  return accept({ text, files: files.value, key, name: readName(question.name, 120), email })
}

async function begin(
  db: Db,
  asker: Asker,
  { name, email, locale, page, now }: Omit<Question, 'name' | 'email'> & Read & { now: Date },
): Promise<string> {
  const whose =
    'accountId' in asker
      ? { id: newId(), ...asker }
      : { id: asker.conversationId, accountId: null, communityId: null }
  await db
    .insertInto('conversations')
    .values({
      ...{ ...whose, name, email, locale, cameBy: 'chat', page: page?.slice(0, 300) ?? null },
      ...{ begunAt: now, lastAt: now },
    })
    .execute()
  return whose.id
}
