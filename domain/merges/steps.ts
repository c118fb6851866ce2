import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { JsonObject } from '#database/tables.ts'
import type { MergeField } from './merge.ts'
import { type Moving, moving } from './references.ts'

/** What a step of a merge was about, as leaders are told when it cannot be undone. */
export type About = MergeField | 'home' | 'group' | 'request' | 'code' | 'suspension' | 'other'

/** A row that was changed, in the columns that tell whether it still is as the merge left it. */
type Former = { table: string; id: string; before: JsonObject; after: JsonObject }

/** References of many rows that were moved from the record that goes to the one that stays. */
type Moved = Omit<Moving, 'while'> & { ids: string[] }

/** Something a merge did: rows that come back together or not at all, or references. */
export type Step =
  | { about: About; name?: string; rows: Former[] }
  | { about: 'other'; moved: Moved }

/** Besides what was changed: what must be as the merge left it, for a row to come back. */
const telling: Record<string, readonly string[]> = {
  residencies: ['until'],
  group_members: ['until'],
  group_requests: ['settled_at'],
  invitations: ['redeemed_at', 'voided_at'],
}

type Change = { table: string; id: string; values: JsonObject }

/**
 * Changes a row by the names of its columns in the database, in the caller's transaction, and answers
 * how it was. What changes nothing is left alone.
 */
export async function changeRow(
  db: Db,
  communityId: string,
  { table, id, values }: Change,
): Promise<Former> {
  const before = await readRow(db, communityId, { table, id })
  await writeRow(db, communityId, { table, id, values })
  const after = await readRow(db, communityId, { table, id })
  const names = [...new Set([...Object.keys(values), ...(telling[table] ?? [])])]
  return { table, id, before: only(before, names), after: only(after, names) }
}

/** Moves every reference of `moving` from one record to another, in the caller's transaction. */
export async function moveReferences(
  db: Db,
  communityId: string,
  { from, to }: { from: string; to: string },
): Promise<Step[]> {
  const steps: Step[] = []
  for (const { table, column, while: still } of moving) {
    const answer = await sql<{ id: string }>`
      update ${sql.table(table)} set ${sql.ref(column)} = ${to}
      where community_id = ${communityId} and ${sql.ref(column)} = ${from} and ${sql.raw(still)}
      returning id`.execute(db)
    const ids = answer.rows.map(({ id }) => id)
    if (ids.length > 0) steps.push({ about: 'other', moved: { table, column, ids } })
  }
  return steps
}

/** Undoes a step in the caller's transaction; false when something has happened to it since. */
export async function takeStepBack(
  db: Db,
  communityId: string,
  { step, staysId, goesId }: { step: Step; staysId: string; goesId: string },
): Promise<boolean> {
  if ('moved' in step) {
    const { table, column, ids } = step.moved
    const still = moving.find((one) => one.table === table && one.column === column)!.while
    await sql`
      update ${sql.table(table)} set ${sql.ref(column)} = ${goesId}
      where community_id = ${communityId} and id = any(${ids}::uuid[])
        and ${sql.ref(column)} = ${staysId} and ${sql.raw(still)}`.execute(db)
    return true
  }
  for (const row of step.rows) {
    if (!(await isAsLeft(db, communityId, row))) return false
    if (!(await hasRoleStill(db, communityId, row))) return false
    if (await wouldHaveTwin(db, communityId, row)) return false
  }
  for (const { table, id, before } of step.rows.toReversed())
    await writeRow(db, communityId, { table, id, values: before })
  return true
}

/** Whether a row is still as the merge left it, as far as that matters; holds it. */
async function isAsLeft(db: Db, communityId: string, { table, id, after }: Former) {
  const names = Object.keys(after)
  const answer = await sql`
    select from ${sql.table(table)} as t
    where t.community_id = ${communityId} and t.id = ${id} and exists (
      select from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(after)}::jsonb) as left_as
      where ${rowOf('t', names)} is not distinct from ${rowOf('left_as', names)})
    for update`.execute(db)
  return answer.rows.length === 1
}

/** Whether the role that a row would have again has not been deleted. */
async function hasRoleStill(db: Db, communityId: string, { before }: Former): Promise<boolean> {
  if (!before.role_id) return true
  const role = await db
    .selectFrom('roles')
    .select('id')
    .where('communityId', '=', communityId)
    .where('id', '=', before.role_id as string)
    .executeTakeFirst()
  return role !== undefined
}

/** Whether a member would be expected again under a name and an address under which another is: two cannot wait so. */
async function wouldHaveTwin(db: Db, communityId: string, { table, id, before }: Former) {
  if (table !== 'members') return false
  const answer = await sql`
    select from members as m
    cross join lateral jsonb_populate_record(m, ${JSON.stringify(before)}::jsonb) as back
    join members as twin on twin.community_id = m.community_id and twin.id <> m.id
      and twin.email = back.email and twin.name_key = back.name_key
      and twin.joined_at is null and twin.left_at is null
    where m.community_id = ${communityId} and m.id = ${id}
      and back.joined_at is null and back.left_at is null`.execute(db)
  return answer.rows.length > 0
}

async function writeRow(db: Db, communityId: string, { table, id, values }: Change) {
  const names = Object.keys(values)
  const columns = sql.join(names.map((name) => sql.ref(name)))
  await sql`
    update ${sql.table(table)} as t set (${columns}) = (
      select ${columns}
      from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(values)}::jsonb))
    where t.community_id = ${communityId} and t.id = ${id}`.execute(db)
}

async function readRow(
  db: Db,
  communityId: string,
  { table, id }: Omit<Change, 'values'>,
): Promise<JsonObject> {
  const answer = await sql<{ row: JsonObject }>`
    select to_jsonb(t) as row from ${sql.table(table)} as t
    where t.community_id = ${communityId} and t.id = ${id}`.execute(db)
  return answer.rows[0]!.row
}

function only(row: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, row[name] ?? null]))
}

function rowOf(table: string, names: readonly string[]) {
  return sql`row(${sql.join(names.map((name) => sql.ref(`${table}.${name}`)))})`
}
