import { type Selectable, sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Tables } from '#database/tables.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { containing } from '#domain/search.ts'
import { findCandidates, findLeaders } from './find-candidates.ts'
import { liveInvitationIn } from './invitation-standing.ts'
import { shownPhoto } from './read-photo.ts'
import {
  beyondMark,
  type MemberQuestion,
  membersOnPage,
  orderOf,
  sortFor,
  whomItMeans,
} from './whom-it-means.ts'

/** A member as the list reads them, with what the viewer may not see. */
export type Row = Awaited<ReturnType<typeof readRows>>[number]

/** Among no more members than this, looking at one after the other is as quick as any index. */
const fewMembers = 2000

/** So many found by a search are put in another order than that of names. */
const mostToSort = 5000

/** So many are read for a page at first; a few of them may turn out not to be meant. */
const readAtOnce = 60

/**
 * One page of members and one more, in the order asked for. Among many, an index tells who could be meant, part by part
 * until the page is full.
 */
export async function findRows(db: Db, by: Actor, question: MemberQuestion): Promise<Row[]> {
  const { tab, search, roleNames } = question
  const patterns = containing(search)
  if (tab === 'leaders') return readRows(db, by, question, await findLeaders(db, by))
  if (patterns.length === 0 || !(await areMany(db, by))) return readRows(db, by, question, null)
  if (sortFor(by, question.sort).endsWith('name'))
    return readInTurn(db, by, question, { tab, patterns, roleNames })
  const asked = {
    tab,
    patterns,
    roleNames,
    mark: null,
    direction: 'asc',
    most: mostToSort + 1,
  } as const
  const found = await findCandidates(db, by, asked)
  const ids = found.map(({ id }) => id)
  return readRows(db, by, question, ids.length > mostToSort ? null : ids)
}

type Searched = Pick<Parameters<typeof findCandidates>[2], 'tab' | 'patterns' | 'roleNames'>

/** Those who are meant in the order of names, as far as a page of them and one more. */
async function readInTurn(
  db: Db,
  by: Actor,
  question: MemberQuestion,
  searched: Searched,
): Promise<Row[]> {
  const wanted = (question.most ?? membersOnPage) + 1
  const most = Math.max(wanted, readAtOnce)
  const { direction } = orderOf(by, question)
  const rows: Row[] = []
  let mark = question.before ?? question.after ?? null
  for (;;) {
    const found = await findCandidates(db, by, { ...searched, mark, direction, most })
    const ids = found.map(({ id }) => id)
    rows.push(...(await readRows(db, by, question, ids)))
    if (rows.length >= wanted || found.length < most) return rows.slice(0, wanted)
    mark = found.at(-1)!
  }
}

async function areMany(db: Db, { communityId }: Actor): Promise<boolean> {
  const beyond = await db
    .selectFrom('members')
    .select('members.id')
    .where('members.communityId', '=', communityId)
    .offset(fewMembers)
    .limit(1)
    .executeTakeFirst()
  return beyond !== undefined
}

/** How many members a question is about on all its pages together. */
export async function countFound(db: Db, by: Actor, question: MemberQuestion): Promise<number> {
  const answer = await sql<{ count: number }>`
    select count(*)::int as count from members where ${whomItMeans(by, question, null)}`.execute(db)
  return answer.rows[0]!.count
}

/** The page of those who are meant; first who is on it, then everything that is shown of them. */
function readRows(db: Db, by: Actor, question: MemberQuestion, among: readonly string[] | null) {
  const { key, direction, isOfRole } = orderOf(by, question)
  const order = sql`${key} ${sql.raw(direction)}, members.id ${sql.raw(direction)}`
  const roles = sql`join roles on roles.community_id = members.community_id and roles.id = members.role_id`
  const page = sql<Selectable<Tables['members']>>`(
    select members.* from members ${isOfRole ? roles : sql``}
    where ${whomItMeans(by, question, among)} and ${beyondMark(by, question)}
    order by ${order} limit ${(question.most ?? membersOnPage) + 1})`
  return db
    .selectFrom(page.as('members'))
    .innerJoin('roles', (on) =>
      on
        .onRef('roles.communityId', '=', 'members.communityId')
        .onRef('roles.id', '=', 'members.roleId'),
    )
    .select(['members.id', 'members.firstName', 'members.lastName', 'members.title'])
    .select(['members.email', 'members.phone', 'members.answers', 'members.accountId'])
    .select(['members.createdAt', 'members.joinedAt', 'members.leftAt', 'members.suspendedAt'])
    .select(['members.suspendedBecause', 'roles.name as role'])
    .select(['roles.isLeader', 'roles.permissions'])
    .select(shownPhoto.as('photoId'))
    .select(key.as('key'))
    .select(addressOfMember.as('address'))
    .select(liveInvitationIn(by.communityId).as('invitation'))
    .select(earlierInvitation.as('wasInvited'))
    .select(homePass.as('hasHomePass'))
    .select(needsConfirmation.as('needsConfirmation'))
    .orderBy(key, direction)
    .orderBy('members.id', direction)
    .execute()
}

/** The home of a member in one line; of several, the one they have had longest. */
export const addressOfMember = sql<string | null>`(
  select concat_ws(' ', coalesce(properties.street, properties.lot), properties.unit)
  from residencies
  join households on households.community_id = residencies.community_id
    and households.id = residencies.household_id
  join properties on properties.community_id = households.community_id
    and properties.id = households.property_id
  where residencies.community_id = members.community_id
    and residencies.member_id = members.id and residencies.until is null
  order by residencies.since limit 1)`

/** Whether a pending member has ever had an invitation of their own. */
const earlierInvitation = sql<boolean>`(members.joined_at is null and exists (
  select from invitations
  where invitations.community_id = members.community_id and invitations.member_id = members.id))`

/** Whether there is an access pass that is good for a home of a pending member. */
const homePass = sql<boolean>`(members.joined_at is null and exists (
  select from residencies
  join households on households.community_id = residencies.community_id
    and households.id = residencies.household_id
  join invitations on invitations.community_id = households.community_id
    and invitations.property_id = households.property_id
    and invitations.redeemed_at is null and invitations.voided_at is null
    and (invitations.expires_at is null or invitations.expires_at > now())
  where residencies.community_id = members.community_id
    and residencies.member_id = members.id and residencies.until is null))`

/** Whether a pending member has used an open code and waits for a leader. */
const needsConfirmation = sql<boolean>`(
  members.joined_at is null and exists (
    select from home_claims
    where home_claims.community_id = members.community_id and home_claims.member_id = members.id
      and home_claims.settled_at is null))`
