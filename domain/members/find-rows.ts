import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Tables } from '#database/tables.ts'
import { foldAccents } from '#domain/addresses/typed-words.ts'
import type { PageMark } from '#domain/page-mark.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { containing } from '#domain/search.ts'
import { findCandidates, findLeaders } from './find-candidates.ts'
import { type MemberSort, sortOf } from './member-order.ts'
import { type MemberTab, membersOnTab } from './member-tabs.ts'
import { shownPhoto } from './read-photo.ts'
import { whatIsShown } from './what-is-shown.ts'

/** How many members one page lists. */
export const membersOnPage = 50

export type MemberQuestion = {
  tab: MemberTab
  search: string
  sort: MemberSort
  /** The page that begins after this mark, or ends before it; without both, the first. */
  after?: PageMark | null
  before?: PageMark | null
  /** How many make a page; usually {@link membersOnPage}. */
  most?: number
}

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
  const { tab, search } = question
  const patterns = containing(search)
  if (tab === 'leaders') return readFound(db, by, question, await findLeaders(db, by))
  if (patterns.length === 0 || !(await areMany(db, by))) return readRows(db, by, question)
  if (sortFor(by, question.sort).endsWith('name'))
    return readInTurn(db, by, question, { tab, patterns })
  const asked = { tab, patterns, mark: null, direction: 'asc', most: mostToSort + 1 } as const
  const found = await findCandidates(db, by, asked)
  const ids = found.map(({ id }) => id)
  return readFound(db, by, question, ids.length > mostToSort ? null : ids)
}

type Searched = { tab: Exclude<MemberTab, 'leaders'>; patterns: readonly string[] }

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
    rows.push(...(await readFound(db, by, question, ids)))
    if (rows.length >= wanted || found.length < most) return rows.slice(0, wanted)
    mark = found.at(-1)!
  }
}

/** Those of the candidates who are meant; null: any member could be. */
function readFound(db: Db, by: Actor, question: MemberQuestion, ids: readonly string[] | null) {
  if (ids === null) return readRows(db, by, question)
  const found = sql`(select * from members
    where members.community_id = ${by.communityId} and members.id = any(${ids}::uuid[]))`
  return readRows(db, by, question, found)
}

async function areMany(db: Db, { communityId }: Actor): Promise<boolean> {
  const beyond = await db
    .selectFrom('members')
    .select('members.id')
    .where('members.communityId', '=', communityId)
    .orderBy('members.nameKey')
    .offset(fewMembers)
    .limit(1)
    .executeTakeFirst()
  return beyond !== undefined
}

function orderOf(by: Actor, { sort, before }: MemberQuestion) {
  return sortOf(sortFor(by, sort), before != null)
}

/** Whether a member stands beyond the mark where the page begins or ends. */
function beyondMark(by: Actor, question: MemberQuestion): RawBuilder<boolean> {
  const { key, direction } = orderOf(by, question)
  const mark = question.before ?? question.after
  if (!mark) return sql<boolean>`true`
  const beyond = direction === 'asc' ? sql`>` : sql`<`
  return sql<boolean>`(${key}, members.id) ${beyond} (${mark.key}, ${mark.id}::uuid)`
}

/** How many members a question is about on all its pages together. */
export async function countFound(db: Db, by: Actor, question: MemberQuestion): Promise<number> {
  const all = asked(db, by, { ...question, before: null, after: null })
  const { count } = await all
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

function readRows(
  db: Db,
  by: Actor,
  question: MemberQuestion,
  source: RawBuilder<unknown> = sql`members`,
) {
  const { key, direction } = orderOf(by, question)
  return asked(db, by, question, source)
    .orderBy(key, direction)
    .orderBy('members.id', direction)
    .limit((question.most ?? membersOnPage) + 1)
    .execute()
}

/** `source`: the members among whom to look. */
function asked(
  db: Db,
  by: Actor,
  question: MemberQuestion,
  source: RawBuilder<unknown> = sql`members`,
) {
  const { key } = orderOf(by, question)
  return db
    .selectFrom((source as RawBuilder<Selectable<Tables['members']>>).as('members'))
    .innerJoin('roles', (on) =>
      on
        .onRef('roles.communityId', '=', 'members.communityId')
        .onRef('roles.id', '=', 'members.roleId'),
    )
    .select(['members.id', 'members.firstName', 'members.lastName', 'members.title'])
    .select(['members.email', 'members.phone', 'members.answers'])
    .select(['members.createdAt', 'members.joinedAt', 'members.leftAt', 'members.suspendedAt'])
    .select(['members.suspendedBecause', 'roles.name as role'])
    .select(['roles.isLeader', 'roles.permissions'])
    .select(shownPhoto.as('photoId'))
    .select(key.as('key'))
    .select(addressOfMember.as('address'))
    .select(liveInvitation.as('invitation'))
    .select(needsConfirmation.as('needsConfirmation'))
    .where('members.communityId', '=', by.communityId)
    .where(membersOnTab(question.tab))
    .where((eb) => eb.and(containing(question.search).map((word) => mentions(by, word))))
    .where(beyondMark(by, question))
}

/** The order asked for; by name where it would tell the order of addresses that are not shown. */
function sortFor(by: Actor, sort: MemberSort): MemberSort {
  return sort.endsWith('email') && !by.permissions.has('view member email') ? 'name' : sort
}

/** Whether a word stands anywhere in what the viewer sees of a member, their role or their home. */
function mentions(by: Actor, word: string) {
  const spellings = [...new Set([word, foldAccents(word)])]
  const person = sql.join(
    spellings.map((one) => sql`(members.search like ${one} and ${whatIsShown(by)} like ${one})`),
    sql` or `,
  )
  const address = by.permissions.has('view member property address')
    ? sql`exists (
      select from residencies
      join households on households.community_id = residencies.community_id
        and households.id = residencies.household_id
      join properties on properties.community_id = households.community_id
        and properties.id = households.property_id
      where residencies.community_id = ${by.communityId} and residencies.member_id = members.id
        and residencies.until is null and properties.search like ${word})`
    : sql`false`
  return sql<boolean>`(${person} or lower(roles.name) like ${word} or ${address})`
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

type LiveInvitation = { expires_at: string | null; sent: boolean }

/** The live invitation of a pending member, and whether a message ever left or waits to. */
const liveInvitation = sql<LiveInvitation | null>`(
  select jsonb_build_object('expires_at', invitations.expires_at, 'sent', exists (
    select from deliveries
    where deliveries.community_id = invitations.community_id
      and deliveries.invitation_id = invitations.id))
  from invitations
  where members.joined_at is null and invitations.community_id = members.community_id
    and invitations.member_id = members.id
    and invitations.redeemed_at is null and invitations.voided_at is null)`

/** Whether a pending member has used an open code and waits for a leader. */
const needsConfirmation = sql<boolean>`(
  members.joined_at is null and exists (
    select from home_claims
    where home_claims.community_id = members.community_id and home_claims.member_id = members.id
      and home_claims.settled_at is null))`
