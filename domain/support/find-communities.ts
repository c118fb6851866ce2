import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Agent } from './agent.ts'

/** What an agent learns of a community without being inside. */
export type CommunityFacts = {
  communityId: string
  name: string
  slug: string
  city: string
  state: string
  timeZone: string
  /** Who has joined, who has an open invitation, and who is expected without one. */
  members: number
  pending: number
  notJoined: number
  /** Null: it goes on for good. */
  trialEndsAt: Date | null
  createdAt: Date
}

/** How many communities one search shows; of more, one says more. */
const mostFound = 25

/**
 * Communities of this name or slug, or a piece of it, or of this e-mail address of a leader, as a whole; in the order
 * of names. Nothing for an empty search. Nobody but a running agent is answered.
 */
export async function findCommunities(
  db: Db,
  { accountId }: Agent,
  { search }: { search: string },
): Promise<CommunityFacts[]> {
  const typed = search.normalize('NFC').trim().slice(0, 200)
  if (typed === '') return []
  const plain = typed.replace(/[\\%_]/g, '\\$&')
  const pattern = typed.includes('@') ? plain : `%${plain}%`
  return ask(db, { accountId, pattern, called: null })
}

/** The community at this slug, as an agent sees it; null when there is none. */
export async function findCommunity(
  db: Db,
  { accountId }: Pick<Agent, 'accountId'>,
  slug: string,
): Promise<CommunityFacts | null> {
  const [found] = await ask(db, { accountId, pattern: null, called: slug })
  return found ?? null
}

type Asked = { accountId: string; pattern: string | null; called: string | null }

async function ask(db: Db, { accountId, pattern, called }: Asked): Promise<CommunityFacts[]> {
  const answer = await sql<CommunityFacts>`
    select * from communities_for_support(${accountId}, ${pattern}, ${called}, ${mostFound})`.execute(
    db,
  )
  return answer.rows
}
