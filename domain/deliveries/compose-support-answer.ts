import type { Db } from '#database/connect.ts'
import { forSupport } from '#database/for-asker.ts'
import { proofOf } from '#domain/accounts/proof.ts'
import { openMembership } from '#domain/communities/list-memberships.ts'
import { threadToken } from '#domain/conversations/letter-thread.ts'
import { readAttachments } from '#domain/conversations/read-attachments.ts'
import type { Envelope } from '#integrations/mail/mail.ts'
import type { Message } from '#integrations/mail/message.ts'
import type { Letter, Sending } from './send-deliveries.ts'

/** Which messages of which conversation: all of support after one number, up to another. */
type Facts = { conversationId: string; after: number; upTo: number }

type Answers = Extract<Message, { template: 'support answered' }>['answers']

/** The most answers that one letter holds, the newest; all of them stand behind its link. */
const mostAnswers = 20

/**
 * Says to somebody who is away what support has answered. A conversation that is gone, that they have looked at
 * meanwhile, or that lies in a community they may not enter any more makes no letter.
 */
export function composeSupportAnswer(
  db: Db,
  sending: Sending,
  { envelope, facts }: { envelope: Envelope; facts: Facts },
): Promise<Letter> {
  return forSupport(db, async (db) => {
    const conversation = await readConversation(db, facts.conversationId)
    if (!conversation || conversation.seenByAsker >= facts.upTo)
      return { obsolete: 'seen meanwhile' }
    const url = await linkTo(db, sending, conversation)
    if (url === null) return { obsolete: 'may not enter any more' }
    const replyTo = sending.supportAddress ?? null
    const answers = await readAnswers(db, facts)
    const { subject } = conversation
    return {
      envelope: {
        ...envelope,
        thread: {
          token: threadToken(sending.key, conversation.id),
          answers: await lastLetter(db, conversation.id),
          replyTo,
        },
      },
      message: {
        template: 'support answered',
        subject:
          subject === null ? null : subject.replace(/^(?:(?:re|aw|rv|rm|fwd?)\s*:\s*)+/i, ''),
        answers,
        url,
        mayReply: replyTo !== null,
      },
    }
  })
}

type Conversation = {
  id: string
  accountId: string | null
  communityId: string | null
  subject: string | null
  seenByAsker: number
}

function readConversation(db: Db, id: string): Promise<Conversation | undefined> {
  return db
    .selectFrom('conversations')
    .select(['id', 'accountId', 'communityId', 'subject', 'seenByAsker'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Where they go on: with an account they sign in, without one the link is what opens it. */
async function linkTo(
  db: Db,
  { key, publicUrl }: Sending,
  { id, accountId, communityId }: Conversation,
): Promise<string | null> {
  if (accountId === null)
    return `${publicUrl}/help/conversation/${proofOf(key, { purpose: 'conversation', id }).token}`
  if (communityId === null) return `${publicUrl}/sign-in?next=%2Fhelp%2Fcontact`
  const there = await openMembership(db, { accountId, communityId })
  return there ? `${publicUrl}/c/${there.slug}/contact` : null
}

async function readAnswers(db: Db, { conversationId, after, upTo }: Facts): Promise<Answers> {
  const rows = await db
    .selectFrom('messages')
    .select(['number', 'authorName', 'text'])
    .where('conversationId', '=', conversationId)
    .where('number', '>', after)
    .where('number', '<=', upTo)
    .where('author', '=', 'support')
    .where('isNote', '=', false)
    .orderBy('number', 'desc')
    .limit(mostAnswers)
    .execute()
  const files = await readAttachments(db, conversationId, rows)
  return rows.reverse().map(({ number, authorName, text }) => ({
    author: authorName,
    text,
    files:
      files
        .get(number)
        ?.map(({ name }) => name)
        .join(', ') ?? null,
  }))
}

/** The Message-ID of the last letter they wrote, so that their mail program puts ours below it. */
async function lastLetter(db: Db, conversationId: string): Promise<string | null> {
  const row = await db
    .selectFrom('messages')
    .select('key')
    .where('conversationId', '=', conversationId)
    .where('key', 'like', 'mail <%')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? row.key.slice('mail '.length) : null
}
