import type { Db } from '#database/connect.ts'
import type { Agent } from '#domain/support/agent.ts'
import { readAsAgent } from './as-agent.ts'
import { type FoundMessage, findMessages } from './find-messages.ts'
import { type CommunityOfConversation, nameCommunities } from './name-communities.ts'
import {
  type DeadAddress,
  findDeadAddress,
  findReturnedLetters,
  type ReturnedLetter,
} from './returned-letters.ts'
import { type Who, whoOf, withPeople } from './who-asks.ts'

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
  messages: FoundMessage[]
  /** Whether there are older ones. */
  hasOlder: boolean
  /** Letters with what support said that did not arrive. */
  returned: ReturnedLetter[]
  /** Whether e-mail to them comes back; null: nothing is known of it. */
  deadAddress: DeadAddress | null
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
    const messages = await findMessages(db, conversationId, { before, withNotes: true })
    const communities = await nameCommunities(db, agent, [conversationId])
    const { firstName, lastName, accountEmail, name, email, ...rest } = row
    const { agentId, agentName, closedAt, ...facts } = rest
    const who = whoOf({ firstName, lastName, accountEmail, name, email })
    return {
      ...facts,
      who,
      community: communities.get(conversationId) ?? null,
      assignedTo: agentId && agentName ? { accountId: agentId, name: agentName } : null,
      isClosed: closedAt !== null,
      messages,
      hasOlder: (messages[0]?.number ?? 1) > 1,
      returned: await findReturnedLetters(db, conversationId),
      deadAddress: await findDeadAddress(db, agent, { conversationId, address: who.email }),
    }
  })
}

function findRow(db: Db, conversationId: string) {
  return withPeople(db)
    .select(['page', 'conversations.locale', 'closedAt', 'messageCount'])
    .select(['seenByAsker', 'seenBySupport', 'supportAgents.accountId as agentId'])
    .where('conversations.id', '=', conversationId)
    .executeTakeFirst()
}
