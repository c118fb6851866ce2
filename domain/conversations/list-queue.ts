import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { cutPage } from '#domain/cut-page.ts'
import type { PageMark } from '#domain/page-mark.ts'
import { containing } from '#domain/search.ts'
import type { Agent } from '#domain/support/agent.ts'
import { readAsAgent } from './as-agent.ts'
import type { Side } from './conversation.ts'
import { nameCommunities } from './name-communities.ts'
import { type QueueTab, queueTabs, standsOn } from './queue.ts'
import { mailComesBack } from './returned-letters.ts'
import { type Who, whoOf, withPeople } from './who-asks.ts'

/** How many conversations one page of the queue shows. */
export const queueOnPage = 25

/** Beyond so many a count of a tab is not exact, and so many of what is found are looked at. */
export const mostQueued = 999

/** A conversation as a line of the queue. */
export type Queued = {
  id: string
  who: Who
  /** The community in which it was begun. */
  community: string | null
  subject: string | null
  /** The beginning of what was said last; notes do not count. */
  text: string
  lastAt: Date
  lastBy: Side
  /** Whether something was written that no agent has seen. */
  isUnread: boolean
  /** The agent who answers it. */
  assignedTo: string | null
  cameBy: string
  /** Whether support wrote last, and no e-mail of it arrives. */
  mailComesBack: boolean
}

export type QueueQuestion = {
  tab: QueueTab
  /** Words that stand in a message, a subject, a name or an address; empty: all. */
  search: string
  after: PageMark | null
  before: PageMark | null
}

export type QueuePage = {
  conversations: Queued[]
  counts: Record<QueueTab, number>
  next: PageMark | null
  previous: PageMark | null
}

/** One page of a tab of an agent's queue, what was written last first, and how many stand on each; null: no agent. */
export function listQueue(
  db: Db,
  agent: Agent,
  question: QueueQuestion,
): Promise<QueuePage | null> {
  return readAsAgent(db, agent, async (db) => {
    const found = await find(db, agent, question.search)
    const rows = await readRows(db, agent, { ...question, found })
    const { items, next, previous } = cutPage(rows, { ...question, most: queueOnPage })
    const ids = items.map(({ id }) => id)
    const communities = await nameCommunities(db, agent, ids)
    const conversations = items.map(
      ({ key: _, firstName, lastName, accountEmail, name, email, agentName, ...row }) => ({
        ...row,
        assignedTo: agentName,
        lastBy: row.lastBy as Side,
        who: whoOf({ firstName, lastName, accountEmail, name, email }),
        community: communities.get(row.id)?.name ?? null,
      }),
    )
    return { conversations, next, previous, counts: await count(db, agent, found) }
  })
}

/**
 * Whether a search has no word of three letters or digits: no index knows it, so that it is looked for among the
 * newest conversations where it is rare, as `conversations_found` does.
 */
export function isShort(search: string): boolean {
  return !/[\p{L}\p{N}]{3}/u.test(search)
}

/** The conversations in which every word stands; null: nothing is searched for. */
async function find(db: Db, { accountId }: Agent, search: string): Promise<string[] | null> {
  const patterns = containing(search)
  if (patterns.length === 0) return null
  const answer = await sql<{ id: string }>`
    select id from conversations_found(${accountId}, ${patterns}, ${mostQueued})`.execute(db)
  return answer.rows.map(({ id }) => id)
}

type Asked = QueueQuestion & { found: string[] | null }

async function readRows(db: Db, { accountId }: Agent, { tab, after, before, found }: Asked) {
  const mark = after ?? before
  const rows = await withPeople(db)
    .select(['lastAt', 'lastBy'])
    .select(sql<boolean>`seen_by_support < message_count`.as('isUnread'))
    .select(lastWords.as('text'))
    .select(mailComesBack.as('mailComesBack'))
    .where(standsOn(tab, accountId))
    .$if(found !== null, (query) =>
      query.where('conversations.id', '=', sql<string>`any(${found})`),
    )
    .$if(mark !== null, (query) => query.where(beyond(mark!, before === null)))
    .orderBy('lastAt', before ? 'asc' : 'desc')
    .orderBy('conversations.id', before ? 'desc' : 'asc')
    .limit(queueOnPage + 1)
    .execute()
  return rows.map((row) => ({ ...row, key: row.lastAt.toISOString() }))
}

const lastWords = sql<string>`coalesce((
  select left(m.text, 160) from messages m
  where m.conversation_id = conversations.id and not m.is_note
  order by m.number desc limit 1), '')`

/** What comes after a mark in the order of the list, or before it. */
function beyond({ key, id }: PageMark, isAfter: boolean) {
  const at = new Date(Number.isNaN(Date.parse(key)) ? 0 : key)
  return isAfter
    ? sql<boolean>`(last_at < ${at} or (last_at = ${at} and conversations.id > ${id}))`
    : sql<boolean>`(last_at > ${at} or (last_at = ${at} and conversations.id < ${id}))`
}

async function count(
  db: Db,
  { accountId }: Agent,
  found: string[] | null,
): Promise<Record<QueueTab, number>> {
  const counts = await Promise.all(
    queueTabs.map(async (tab) => {
      const answer = await sql<{ count: number }>`
        select count(*)::int as count from (
          select from conversations
          where ${standsOn(tab, accountId)} ${found ? sql`and id = any(${found})` : sql``}
          limit ${mostQueued + 1}) as counted`.execute(db)
      return [tab, answer.rows[0]!.count] as const
    }),
  )
  return Object.fromEntries(counts) as Record<QueueTab, number>
}
