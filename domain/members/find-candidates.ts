import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { foldAccents } from '#domain/addresses/typed-words.ts'
import type { Actor } from '#domain/roles/permission.ts'

/** What more members than this have in common does not tell whom somebody looks for. */
const mostCandidates = 5000

/** More leaders than this are no few. */
const mostLeaders = 500

/** So many words of a search are tried, the longest first; pieces of one or two letters no index finds. */
const mostTried = 3
const shortestTried = 3

/**
 * Some members among whom all are whom a search could mean, by indexes alone: those of whom one of its words
 * says much. Who is found may be too many, never too few; what the viewer may not see is sorted out where the
 * rows are read. Null: every word is common. `patterns` are those of `containing`; to be asked inside the community.
 */
export async function findCandidates(
  db: Db,
  by: Actor,
  patterns: readonly string[],
): Promise<string[] | null> {
  const roles = await db
    .selectFrom('roles')
    .select(['id', sql<string>`lower(name)`.as('name')])
    .where('communityId', '=', by.communityId)
    .execute()
  const tried = patterns
    .filter((pattern) => pieceOf(pattern).length >= shortestTried)
    .toSorted((one, other) => other.length - one.length)
    .slice(0, mostTried)
  for (const word of tried) {
    const roleIds = roles.filter(({ name }) => name.includes(pieceOf(word))).map(({ id }) => id)
    const ids = await whoHas(db, by, { word, roleIds })
    if (ids) return ids
  }
  return null
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

type Word = { word: string; roleIds: readonly string[] }

/** Whose own words, role or home a word stands in; null: too many. */
async function whoHas(db: Db, by: Actor, { word, roleIds }: Word): Promise<string[] | null> {
  const found = await sql<{ id: string }>`
    select members_who_say(${word}, ${foldAccents(word)}, ${roleIds}::uuid[], ${mostCandidates + 1}) as id`.execute(
    db,
  )
  const own = few(found.rows)
  const atHome = own && (await whoLivesAt(db, by, word))
  return atHome && [...own, ...atHome]
}

/** Who lives in a home in whose address a word stands; null: too many, and nobody for who sees no addresses. */
async function whoLivesAt(
  db: Db,
  { communityId, permissions }: Actor,
  word: string,
): Promise<string[] | null> {
  if (!permissions.has('view member property address')) return []
  const found = await sql<{ id: string }>`
    select homes_that_say(${word}, ${mostCandidates + 1}) as id`.execute(db)
  const homes = few(found.rows)
  if (!homes || homes.length === 0) return homes
  const people = await sql<{ id: string }>`
    select residencies.member_id as id
    from households
    join residencies on residencies.community_id = households.community_id
      and residencies.household_id = households.id and residencies.until is null
    where households.community_id = ${communityId} and households.property_id = any(${homes}::uuid[])
    limit ${mostCandidates + 1}`.execute(db)
  return few(people.rows)
}

function few(rows: readonly { id: string }[]): string[] | null {
  return rows.length > mostCandidates ? null : rows.map(({ id }) => id)
}

/** What a pattern looks for, as it was typed. */
function pieceOf(pattern: string): string {
  return pattern.slice(1, -1).replace(/\\(.)/g, '$1')
}
