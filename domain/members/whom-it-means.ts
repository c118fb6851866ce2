import { type RawBuilder, sql } from 'kysely'
import type { PageMark } from '#domain/page-mark.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { type RoleNames, searchedName } from '#domain/roles/told-names.ts'
import { containing, spellingsOf } from '#domain/search.ts'
import { type MemberSort, sortOf } from './member-order.ts'
import { type MemberTab, membersOnTab } from './member-tabs.ts'
import { whatIsShown } from './what-is-shown.ts'

export type MemberQuestion = {
  tab: MemberTab
  search: string
  sort: MemberSort
  /** What the viewer reads for the names of roles, which they search and sort; absent, the names that are kept. */
  roleNames?: RoleNames
  /** The page that begins after this mark, or ends before it; without both, the first. */
  after?: PageMark | null
  before?: PageMark | null
  /** How many make a page; usually {@link membersOnPage}. */
  most?: number
}

/** How many members one page lists. */
export const membersOnPage = 50

/** The order asked for; by name where it would tell the order of addresses that are not shown. */
export function sortFor(by: Actor, sort: MemberSort): MemberSort {
  return sort.endsWith('email') && !by.permissions.has('view member email') ? 'name' : sort
}

export function orderOf(by: Actor, { sort, before, roleNames }: MemberQuestion) {
  return sortOf(sortFor(by, sort), { backwards: before != null, roleNames })
}

/**
 * Rows of `members` whom a question means, on all its pages; `among`: no others than these. It says of each
 * member alone whether it is meant, and of roles and homes each once, so that it costs the same however many
 * other communities there are.
 */
export function whomItMeans(
  by: Actor,
  { tab, search, roleNames }: MemberQuestion,
  among: readonly string[] | null,
): RawBuilder<boolean> {
  const words = containing(search).map((word) => mentions(by, word, { among, roleNames }))
  const conditions = [
    sql`members.community_id = ${by.communityId}`,
    ...(among ? [sql`members.id = any(${among}::uuid[])`] : []),
    membersOnTab(tab, by.communityId),
    ...words,
  ]
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}

/** Whether a member stands beyond the mark where the page begins or ends. */
export function beyondMark(by: Actor, question: MemberQuestion): RawBuilder<boolean> {
  const { key, direction } = orderOf(by, question)
  const mark = question.before ?? question.after
  if (!mark) return sql<boolean>`true`
  const beyond = direction === 'asc' ? sql`>` : sql`<`
  return sql<boolean>`(${key}, members.id) ${beyond} (${mark.key}, ${mark.id}::uuid)`
}

/** Whether a word stands anywhere in what the viewer sees of a member, their role or their home. */
function mentions(
  by: Actor,
  word: string,
  { among, roleNames }: { among: readonly string[] | null; roleNames: RoleNames | undefined },
) {
  const person = sql.join(
    spellingsOf(word).map(
      (one) => sql`(members.search like ${one} and ${whatIsShown(by)} like ${one})`,
    ),
    sql` or `,
  )
  const role = sql`members.role_id in (
    select roles.id from roles where roles.community_id = ${by.communityId} and ${searchedName(roleNames)} like ${word})`
  const address = by.permissions.has('view member property address')
    ? sql`members.id in (${atHome(by, word, among)})`
    : sql`false`
  return sql<boolean>`(${person} or ${role} or ${address})`
}

/** Who lives where a word stands in the address. */
function atHome({ communityId }: Actor, word: string, among: readonly string[] | null) {
  const ofThese = among ? sql`residencies.member_id = any(${among}::uuid[])` : sql`true`
  return sql`
    select residencies.member_id from residencies
    join households on households.community_id = residencies.community_id
      and households.id = residencies.household_id
    join properties on properties.community_id = households.community_id
      and properties.id = households.property_id
    where residencies.community_id = ${communityId} and ${ofThese}
      and residencies.until is null and properties.search like ${word}`
}
