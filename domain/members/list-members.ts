import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { foldAccents } from '#domain/addresses/typed-words.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { containing } from '#domain/search.ts'
import { type Answers, type MemberState, memberState } from './member.ts'
import { type MemberSort, type PageMark, sortOf } from './member-order.ts'
import { type MemberTab, membersOnTab, requireTab } from './member-tabs.ts'
import { shownPhoto } from './read-photo.ts'
import { whatIsSeen, whatIsShown } from './what-is-shown.ts'

/** How many members one page lists. */
export const membersOnPage = 50

export type MemberQuestion = {
  tab: MemberTab
  search: string
  sort: MemberSort
  /** The page that begins after this mark, or ends before it; without both, the first. */
  after?: PageMark | null
  before?: PageMark | null
}

/** A line of the list. What the viewer may not see is null. */
export type ListedMember = {
  id: string
  firstName: string
  lastName: string
  state: MemberState
  role: string
  isLeader: boolean
  title: string | null
  email: string | null
  phone: string | null
  address: string | null
  /** The photo they show; another with each photo. */
  photoId: string | null
  /** When the person joined; for a pending member, when they were expected first. */
  since: Date
  /** How the invitation of a pending member stands; null for others. */
  invitation: 'waiting' | 'not sent' | 'expired' | 'withdrawn' | 'needs confirmation' | null
}

export type MemberPage = {
  members: ListedMember[]
  next: PageMark | null
  previous: PageMark | null
}

/**
 * One page of a tab, found by `search` (each word anywhere in name, address, role, title, e-mail or
 * phone, with or without its accents). Pages follow each other by key: however many members there
 * are, a page costs the same.
 *
 * E-mail and phone are shown to those who may see them, and to others where the member allows it. What
 * is not shown is not searched either, and orders nothing: it could be found out by asking.
 */
export function listMembers(db: Db, by: Actor, question: MemberQuestion): Promise<MemberPage> {
  requireTab(by, question.tab)
  return inCommunity(db, by.communityId, async (db, now) => {
    const { rows, hasNext, hasPrevious } = cutPage(await readRows(db, by, question), question)
    const [first, last] = [rows[0], rows.at(-1)]
    return {
      members: rows.map((row) => show(row, by, now)),
      next: hasNext && last ? markOf(last) : null,
      previous: hasPrevious && first ? markOf(first) : null,
    }
  })
}

/** One row more than a page was asked for, to tell whether it goes on in the direction of reading. */
function cutPage(rows: readonly Row[], { before, after }: MemberQuestion) {
  const page = rows.slice(0, membersOnPage)
  const goesOn = rows.length > membersOnPage
  if (before) return { rows: page.reverse(), hasNext: true, hasPrevious: goesOn }
  return { rows: page, hasNext: goesOn, hasPrevious: after != null }
}

type Row = Awaited<ReturnType<typeof readRows>>[number]

function readRows(db: Db, by: Actor, { tab, search, sort, after, before }: MemberQuestion) {
  const { key, direction } = sortOf(sortFor(by, sort), before != null)
  const mark = before ?? after
  const beyond = direction === 'asc' ? sql`>` : sql`<`
  return db
    .selectFrom('members')
    .innerJoin('roles', (on) =>
      on
        .onRef('roles.communityId', '=', 'members.communityId')
        .onRef('roles.id', '=', 'members.roleId'),
    )
    .select(['members.id', 'members.firstName', 'members.lastName', 'members.title'])
    .select(['members.email', 'members.phone', 'members.answers'])
    .select(['members.createdAt', 'members.joinedAt', 'members.leftAt', 'members.suspendedAt'])
    .select(['roles.name as role', 'roles.isLeader'])
    .select(shownPhoto.as('photoId'))
    .select(key.as('key'))
    .select(addressOfMember.as('address'))
    .select(liveInvitation.as('invitation'))
    .select(needsConfirmation.as('needsConfirmation'))
    .where('members.communityId', '=', by.communityId)
    .where(membersOnTab(tab))
    .where((eb) => eb.and(containing(search).map((word) => mentions(by, word))))
    .$if(mark != null, (rows) =>
      rows.where(sql<boolean>`(${key}, members.id) ${beyond} (${mark?.key}, ${mark?.id}::uuid)`),
    )
    .orderBy(key, direction)
    .orderBy('members.id', direction)
    .limit(membersOnPage + 1)
    .execute()
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
    ? sql`members.id in (
      select residencies.member_id
      from properties
      join households on households.community_id = properties.community_id
        and households.property_id = properties.id
      join residencies on residencies.community_id = households.community_id
        and residencies.household_id = households.id and residencies.until is null
      where properties.community_id = ${by.communityId} and properties.search like ${word})`
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

function show(row: Row, by: Actor, now: Date): ListedMember {
  const state = memberState(row)
  return {
    id: row.id,
    firstName: row.firstName,
    lastName: row.lastName,
    state,
    role: row.role,
    isLeader: row.isLeader,
    title: row.title,
    photoId: row.photoId,
    ...whatIsSeen(by, { ...row, answers: row.answers as Partial<Answers> }),
    since: row.joinedAt ?? row.createdAt,
    invitation: state === 'pending' ? standing(row, now) : null,
  }
}

function standing(
  { needsConfirmation, invitation: live }: Row,
  now: Date,
): ListedMember['invitation'] {
  if (needsConfirmation) return 'needs confirmation'
  if (!live) return 'withdrawn'
  if (live.expires_at !== null && new Date(live.expires_at) <= now) return 'expired'
  return live.sent ? 'waiting' : 'not sent'
}

function markOf({ key, id }: Row): PageMark {
  return { key, id }
}
