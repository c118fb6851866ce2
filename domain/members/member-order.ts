import { type RawBuilder, sql } from 'kysely'

/** The orders a list of members may have. */
export const memberSorts = [
  'name',
  '-name',
  'role',
  '-role',
  'title',
  '-title',
  'email',
  '-email',
  'newest',
  'oldest',
] as const
export type MemberSort = (typeof memberSorts)[number]

/**
 * What each order compares, as text that every server orders alike (collation C). Dates are written so
 * that their letters have their order.
 */
const keys: Record<string, RawBuilder<string>> = {
  name: sql<string>`members.name_key`,
  role: sql<string>`lower(roles.name) collate "C"`,
  title: sql<string>`lower(coalesce(members.title, '')) collate "C"`,
  email: sql<string>`coalesce(members.email, '') collate "C"`,
  oldest: sql<string>`to_char(coalesce(members.joined_at, members.created_at) at time zone 'UTC', 'YYYYMMDDHH24MISSUS') collate "C"`,
}

/**
 * What to compare and in which direction; `backwards` for the page before a mark. *Of role*: it compares
 * something of `roles`.
 */
export function sortOf(
  sort: MemberSort,
  backwards: boolean,
): { key: RawBuilder<string>; direction: 'asc' | 'desc'; isOfRole: boolean } {
  const name = sort === 'newest' ? 'oldest' : sort.replace('-', '')
  const descends = sort.startsWith('-') || sort === 'newest'
  const direction = descends === backwards ? 'asc' : 'desc'
  return { key: keys[name]!, direction, isOfRole: name === 'role' }
}
