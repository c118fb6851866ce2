import type { Db } from '#database/connect.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Agent } from '#domain/support/agent.ts'
import {
  type AllowedFile,
  allowFiles,
  type BroughtFile,
  type FilesRefusal,
} from './allowed-files.ts'
import { actAsAgent, type NoAgent } from './as-agent.ts'
import { longestMessage } from './conversation.ts'
import { holdConversation, wasWritten } from './held.ts'
import { isKept } from './queue.ts'
import { readMessageText } from './read-message-text.ts'
import { writeForSupport } from './write-for-support.ts'

/** What an agent writes, to the asker or as a note. */
export type Reply = {
  conversationId: string
  text: string
  files: readonly BroughtFile[]
  /** The submission of the form. */
  key: string
  /** The number of the last message that the agent saw. */
  seen: number
}

export type ReplyRefusal =
  | { because: 'unknown conversation' }
  | { because: 'nothing written' }
  | { because: 'too long' }
  /** Another agent, or the installation when `name` is null, answered after what this one saw. */
  | { because: 'answered meanwhile'; name: string | null }
  | FilesRefusal
  | NoAgent

/**
 * Answers somebody, who gets it at once; a closed conversation is open again, and one that nobody had is the
 * agent's. Refused when another agent has answered what this one answers. The same submission answers once.
 */
export function answerConversation(
  db: Db,
  agent: Agent,
  reply: Reply,
  { at }: { at?: Date } = {},
): Promise<Result<null, ReplyRefusal>> {
  return write(db, agent, { reply, isNote: false, at })
}

/** Writes a note that only agents see: nobody's turn changes with it. */
export function addNote(
  db: Db,
  agent: Agent,
  reply: Reply,
  { at }: { at?: Date } = {},
): Promise<Result<null, ReplyRefusal>> {
  return write(db, agent, { reply, isNote: true, at })
}

async function write(
  db: Db,
  agent: Agent,
  { reply, isNote, at }: { reply: Reply; isNote: boolean; at: Date | undefined },
): Promise<Result<null, ReplyRefusal>> {
  const read = readReply(reply)
  if (!read.ok) return read
  const { conversationId, key, seen } = reply
  const work = async (db: Db, now: Date): Promise<Result<null, ReplyRefusal>> => {
    const conversation = await holdConversation(db, conversationId)
    if (!conversation) return refuse({ because: 'unknown conversation' })
    if (await wasWritten(db, conversationId, key)) return accept(null)
    const other = isNote ? null : await answerOfOthers(db, agent, reply)
    if (other) return refuse({ because: 'answered meanwhile', name: other.authorName })
    await writeForSupport(db, { conversationId, agent, isNote, key, seen, now, ...read.value })
    if (!isNote) await takeUp(db, agent, conversationId)
    return accept(null)
  }
  return actAsAgent(db, agent, work, at)
}

function readReply({
  text: typed,
  files: brought,
}: Reply): Result<{ text: string; files: AllowedFile[] }, ReplyRefusal> {
  const text = readMessageText(typed)
  if (text.length > longestMessage) return refuse({ because: 'too long' })
  const files = allowFiles(brought)
  if (!files.ok) return files
  if (text === '' && files.value.length === 0) return refuse({ because: 'nothing written' })
  return accept({ text, files: files.value })
}

function answerOfOthers(
  db: Db,
  { accountId }: Agent,
  { conversationId, seen }: Reply,
): Promise<{ authorName: string | null } | undefined> {
  return db
    .selectFrom('messages')
    .select('authorName')
    .where('conversationId', '=', conversationId)
    .where('number', '>', seen)
    .where('author', '=', 'support')
    .where('isNote', '=', false)
    .where('accountId', 'is distinct from', accountId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Who answers what nobody has is who answers it. */
async function takeUp(db: Db, { accountId }: Agent, conversationId: string): Promise<void> {
  await db
    .updateTable('conversations')
    .set({ assignedTo: accountId })
    .where('id', '=', conversationId)
    .where(isKept, '=', false)
    .execute()
}
