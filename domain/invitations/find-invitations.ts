import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { findingInvitations } from './find-in-invitations.ts'
import { type InvitationRow, readInvitations } from './read-invitations.ts'
import {
  type StoryGroup,
  type StoryState,
  statesOf,
  storyGroups,
  storyStates,
  type Trouble,
} from './story.ts'
import { alwaysTrueOf, stateInSql, type Telling, troubleInSql } from './story-rows.ts'

export type InvitationQuestion = {
  /** One state of the story, or all of a tab; null: all. */
  show: StoryGroup | StoryState | null
  channel: 'email' | 'text' | 'pass' | null
  batchId: string | null
  trouble: Trouble | null
  search: string
  /** The page that begins after this invitation, or ends before it; without both, the first. */
  after?: string | null
  before?: string | null
}

export type Asked = { question: InvitationQuestion; telling: Telling }

/** Every invitation that the question could be about, whatever its story. */
export function candidates(by: Actor, { channel, batchId, search }: InvitationQuestion) {
  const conditions = [
    ...(channel ? [sql`invitations.channel = ${channel}`] : []),
    ...(batchId ? [sql`invitations.batch_id = ${batchId}`] : []),
    ...findingInvitations(by, search),
  ]
  return sql`
    select * from invitations where invitations.community_id = ${by.communityId}
    ${and(conditions)}`
}

const and = (conditions: readonly RawBuilder<unknown>[]) =>
  sql.join(
    conditions.map((one) => sql`and ${one}`),
    sql` `,
  )

/** The newest `most` of the invitations that a question is about, from its mark on. */
export function findInvitations(
  db: Db,
  by: Actor,
  { question, telling, most }: Asked & { most: number },
): Promise<InvitationRow[]> {
  const { before, after } = question
  const mark = before ?? after
  const [beyond, direction] = before ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`]
  const states = statesAsked(question)
  const conditions = [
    ...(mark ? [sql`invitations.id ${beyond} ${mark}::uuid`] : []),
    ...(states ? [alwaysTrueOf(states, telling)] : []),
  ]
  const limit = sql`limit ${most}`
  const { trouble } = question
  return readInvitations(
    db,
    telling,
    sql`${candidates(by, question)} ${and(conditions)}
        order by invitations.id ${direction} ${states ? sql`` : limit}`,
    {
      conditions: [
        ...(states ? [sql<boolean>`(${stateInSql(telling)}) = any(${states})`] : []),
        ...(trouble ? [sql<boolean>`${troubleInSql} = ${trouble}`] : []),
      ],
      rest: sql`order by i.id ${direction} ${limit}`,
    },
  )
}

/** The states that the question asks for; null: all. */
function statesAsked({ show, trouble }: InvitationQuestion): StoryState[] | null {
  if (!show) return trouble ? [...statesOf('trouble'), 'expired'] : null
  const group = storyGroups.find((group) => group === show)
  return group ? statesOf(group) : storyStates.filter((state) => state === show)
}
