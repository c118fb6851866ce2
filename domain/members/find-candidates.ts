import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { PageMark } from '#domain/page-mark.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { type RoleNames, searchedName } from '#domain/roles/told-names.ts'
import { has, otherSpelling } from '#domain/search.ts'
import type { MemberTab } from './member-tabs.ts'

/** More leaders than this are no few. */
const mostLeaders = 500

type Asked = {
  /** Those of `containing`. */
  patterns: readonly string[]
  /** What the viewer reads for the names of roles. */
  roleNames?: RoleNames
  tab: Exclude<MemberTab, 'leaders'>
  /** Only who comes after it, in the order asked for. */
  mark: PageMark | null
  direction: 'asc' | 'desc'
  most: number
}

/**
 * The first `most` members of a tab, in the order of names, whom a search seems to mean; found by indexes however many
 * members there are. Rows are read and judged again inside the fence: these are candidates, never too few. To be
 * asked inside the community.
 */
export async function findCandidates(db: Db, by: Actor, asked: Asked): Promise<PageMark[]> {
  const { tab, mark, direction, most } = asked
  const words = await withRoles(db, by, asked)
  const sees = {
    email: by.permissions.has('view member email'),
    phone: by.permissions.has('view member phone'),
    address: by.permissions.has('view member property address'),
  }
  const found = await sql<PageMark>`
    select id, key from members_found(${JSON.stringify(words)}::jsonb, ${JSON.stringify(sees)}::jsonb, ${tab},
      ${mark?.key ?? null}, ${mark?.id ?? null}::uuid, ${direction === 'desc'}, ${most})`.execute(
    db,
  )
  return found.rows
}

/** Each word with its other spelling, and the roles in whose names it stands. */
async function withRoles(
  db: Db,
  { communityId }: Actor,
  { patterns, roleNames }: Pick<Asked, 'patterns' | 'roleNames'>,
) {
  const roles = await db
    .selectFrom('roles')
    .select(['id', searchedName(roleNames).as('name')])
    .where('communityId', '=', communityId)
    .execute()
  return patterns.map((pattern) => ({
    pattern,
    folded: otherSpelling(pattern),
    roles: roles.filter(({ name }) => has(name, pattern)).map(({ id }) => id),
  }))
}

/** The members whose role is a leader role; null when they are too many to be handed on. */
export async function findLeaders(db: Db, { communityId }: Actor): Promise<string[] | null> {
  const rows = await db
    .selectFrom('members')
    .select('members.id')
    .where('members.communityId', '=', communityId)
    .where(
      sql<boolean>`members.role_id = any(array(
        select roles.id from roles where roles.community_id = ${communityId} and roles.is_leader))`,
    )
    .limit(mostLeaders + 1)
    .execute()
  return rows.length > mostLeaders ? null : rows.map(({ id }) => id)
}
