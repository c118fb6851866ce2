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

/** Where a page begins or ends: the sort key of a member, and their id to tell equals apart. */
export type PageMark = { key: string; id: string }

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

/** What to compare and in which direction; `backwards` for the page before a mark. */
export function sortOf(
  sort: MemberSort,
  backwards: boolean,
): { key: RawBuilder<string>; direction: 'asc' | 'desc' } {
  const name = sort === 'newest' ? 'oldest' : sort.replace('-', '')
  const descends = sort.startsWith('-') || sort === 'newest'
  return { key: keys[name]!, direction: descends === backwards ? 'asc' : 'desc' }
}

/** A mark as one opaque word for an address; null for what is none. */
export function printMark({ key, id }: PageMark): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url')
}

export function readMark(word: string | null): PageMark | null {
  if (!word || word.length > 500) return null
  try {
    const [key, id] = JSON.parse(Buffer.from(word, 'base64url').toString('utf8'))
    return typeof key === 'string' && isUuid(id) ? { key: key.replaceAll('\u0000', ''), id } : null
  } catch {
    return null
  }
}

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
}
