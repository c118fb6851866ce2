import { type RawBuilder, sql } from 'kysely'
import { type RoleNames, toldName } from '#domain/roles/told-names.ts'

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
  title: sql<string>`lower(coalesce(members.title, '')) collate "C"`,
  email: sql<string>`coalesce(members.email, '') collate "C"`,
  oldest: sql<string>`to_char(coalesce(members.joined_at, members.created_at) at time zone 'UTC', 'YYYYMMDDHH24MISSUS') collate "C"`,
}

/**
 * What to compare and in which direction; `backwards` for the page before a mark, and roles by the names the viewer
 * reads. *Of role*: it compares something of `roles`.
 */
export function sortOf(
  sort: MemberSort,
  { backwards, roleNames }: { backwards: boolean; roleNames?: RoleNames },
): { key: RawBuilder<string>; direction: 'asc' | 'desc'; isOfRole: boolean } {
  const name = sort === 'newest' ? 'oldest' : sort.replace('-', '')
  const descends = sort.startsWith('-') || sort === 'newest'
  const direction = descends === backwards ? 'asc' : 'desc'
  const isOfRole = name === 'role'
  const key = isOfRole ? sql<string>`lower(${toldName(roleNames)}) collate "C"` : keys[name]!
  return { key, direction, isOfRole }
}
