import type { Db } from '#database/connect.ts'
import type { Agent } from '#domain/support/agent.ts'
import { readAsAgent } from './as-agent.ts'
import { type Message, messagesAtOnce, type Side } from './conversation.ts'
import { type CommunityOfConversation, nameCommunities } from './name-communities.ts'
import { readAttachments } from './read-attachments.ts'
import { type Who, whoOf } from './who-asks.ts'

/** A message as agents see it: a *note* is only for them. */
export type SupportMessage = Message & { isNote: boolean }

/** A conversation as agents see it. */
export type ConversationForSupport = {
  id: string
  who: Who
  community: CommunityOfConversation | null
  subject: string | null
  cameBy: string
  /** The page on which it was begun. */
  page: string | null
  locale: string
  /** The agent who answers it; null: nobody, or one who is none any more. */
  assignedTo: Agent | null
  isClosed: boolean
  /** The number of the last message; of the last that the asker has seen, and of the last that an agent has. */
  messageCount: number
  seenByAsker: number
  seenBySupport: number
  /** Oldest first, at most a hundred. */
  messages: SupportMessage[]
  /** Whether there are older ones. */
  hasOlder: boolean
}

/**
 * A conversation with its newest hundred messages, notes among them, or the hundred before a number; null when
 * there is none of this id, or whoever asks is no agent.
 */
export function readConversation(
  db: Db,
  agent: Agent,
  { conversationId, before }: { conversationId: string; before?: number },
): Promise<ConversationForSupport | null> {
  return readAsAgent(db, agent, async (db) => {
    const row = await findRow(db, conversationId)
    if (!row) return null
    const messages = await readMessages(db, conversationId, before)
    const communities = await nameCommunities(db, agent, [conversationId])
    const { firstName, lastName, accountEmail, name, email, ...rest } = row
    const { agentId, agentName, closedAt, ...facts } = rest
    return {
      ...facts,
      who: whoOf({ firstName, lastName, accountEmail, name, email }),
      community: communities.get(conversationId) ?? null,
      assignedTo: agentId && agentName ? { accountId: agentId, name: agentName } : null,
      isClosed: closedAt !== null,
      messages,
      hasOlder: (messages[0]?.number ?? 1) > 1,
    }
  })
}

function findRow(db: Db, conversationId: string) {
  return db
    .selectFrom('conversations')
    .leftJoin('accounts', 'accounts.id', 'conversations.accountId')
    .leftJoin('supportAgents', (on) =>
      on
        .onRef('supportAgents.accountId', '=', 'conversations.assignedTo')
        .on('supportAgents.endedAt', 'is', null),
    )
    .select(['conversations.id', 'conversations.name', 'conversations.email', 'subject', 'cameBy'])
    .select(['page', 'conversations.locale', 'closedAt', 'messageCount'])
    .select(['seenByAsker', 'seenBySupport'])
    .select(['supportAgents.accountId as agentId', 'supportAgents.name as agentName'])
    .select(['accounts.firstName', 'accounts.lastName', 'accounts.email as accountEmail'])
    .where('conversations.id', '=', conversationId)
    .executeTakeFirst()
}

async function readMessages(
  db: Db,
  conversationId: string,
  before: number | undefined,
): Promise<SupportMessage[]> {
  const rows = await db
    .selectFrom('messages')
    .select(['number', 'author', 'authorName', 'isNote', 'text', 'sentAt'])
    .where('conversationId', '=', conversationId)
    .$if(before !== undefined, (query) => query.where('number', '<', before!))
    .orderBy('number', 'desc')
    .limit(messagesAtOnce)
    .execute()
  rows.reverse()
  const files = await readAttachments(db, conversationId, rows)
  return rows.map((row) => ({
    ...row,
    author: row.author as Side,
    attachments: files.get(row.number) ?? [],
  }))
}
