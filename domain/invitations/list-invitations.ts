import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import {
  type Asked,
  candidates,
  findInvitations,
  type InvitationQuestion,
} from './find-invitations.ts'
import { beginTelling } from './read-invitations.ts'
import { type ListedInvitation, showInvitation } from './show-invitation.ts'
import { type StoryGroup, type StoryState, statesOf, storyGroups, storyStates } from './story.ts'
import { stateInSql, storyTables } from './story-rows.ts'

/** How many invitations one page lists. */
export const invitationsOnPage = 50

/** So many of the newest invitations are counted; beyond, counts are no longer exact. */
export const countedInvitations = 5_000

export type InvitationPage = {
  invitations: ListedInvitation[]
  /** The marks of the pages around, as {@link InvitationQuestion} takes them. */
  next: string | null
  previous: string | null
  counts: Record<StoryGroup | 'all', number>
  /** Whether the counts are of all invitations, and not only of the newest five thousand. */
  isCounted: boolean
}

/**
 * One page of the invitations of a community, newest first, each with the state of its story, and how
 * many stand on each tab. `search` finds each of its words anywhere in name, address, number or home,
 * as far as the actor may see them. The counts heed every other part of the question but state and
 * trouble.
 *
 * Pages follow each other by key: however many invitations there are, a page costs the same.
 */
export function listInvitations(
  db: Db,
  by: Actor,
  question: InvitationQuestion,
  { at }: { at?: Date } = {},
): Promise<InvitationPage> {
  requirePermission(by, 'invite members')
  const work = async (db: Db, now: Date): Promise<InvitationPage> => {
    const telling = await beginTelling(db, by.communityId, now)
    const [rows, counted] = await Promise.all([
      findInvitations(db, by, { question, telling, most: invitationsOnPage + 1 }),
      countGroups(db, by, { question, telling }),
    ])
    const { before, after } = question
    const page = rows.slice(0, invitationsOnPage)
    const goesOn = rows.length > invitationsOnPage
    if (before) page.reverse()
    const [hasNext, hasPrevious] = before ? [true, goesOn] : [goesOn, after != null]
    return {
      invitations: page.map((row) => showInvitation(row, by, now)),
      next: hasNext ? (page.at(-1)?.id ?? null) : null,
      previous: hasPrevious ? (page[0]?.id ?? null) : null,
      ...counted,
    }
  }
  return inCommunity(db, by.communityId, work, at)
}

async function countGroups(
  db: Db,
  by: Actor,
  { question, telling }: Asked,
): Promise<Pick<InvitationPage, 'counts' | 'isCounted'>> {
  const newest = sql`${candidates(by, question)}
    order by invitations.id desc limit ${countedInvitations + 1}`
  const answer = await sql<{ state: StoryState; count: number }>`
    select ${stateInSql(telling)} as state, count(*)::int as count
    from ${storyTables(telling, newest)} group by 1`.execute(db)
  const among = (states: readonly StoryState[]) =>
    answer.rows
      .filter(({ state }) => states.includes(state))
      .reduce((sum, { count }) => sum + count, 0)
  const all = among(storyStates)
  const groups = storyGroups.map((group) => [group, among(statesOf(group))] as const)
  const counts = { all, ...Object.fromEntries(groups) } as InvitationPage['counts']
  return { counts, isCounted: all <= countedInvitations }
}
