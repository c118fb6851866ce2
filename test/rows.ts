import { type Selectable, sql, type Updateable } from 'kysely'
import { onTestFinished } from 'vitest'
import { connect, type Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Tables } from '#database/tables.ts'

/** Tables that stand inside the fence. */
export type CommunityTable =
  | 'auditEvents'
  | 'batches'
  | 'deliveries'
  | 'groupMembers'
  | 'groupRequests'
  | 'homeClaims'
  | 'homeMerges'
  | 'households'
  | 'invitations'
  | 'joinRequests'
  | 'mailboxProofs'
  | 'memberFields'
  | 'members'
  | 'moves'
  | 'merges'
  | 'notices'
  | 'properties'
  | 'residencies'
  | 'roles'
  | 'rosters'
  | 'supportAccesses'
  | 'suppressions'

/** Everything a community has in a table, in the order of making. */
export function rowsOf<Table extends CommunityTable>(
  db: Db,
  communityId: string,
  table: Table,
): Promise<Selectable<Tables[Table]>[]> {
  return inCommunity(db, communityId, async (db) => {
    const answer = await sql<Selectable<Tables[Table]>>`
      select * from ${sql.table(table)} where community_id = ${communityId} order by id`.execute(db)
    return answer.rows
  })
}

/** The one row of a table with this id. */
export async function rowOf<Table extends CommunityTable>(
  db: Db,
  table: Table,
  { communityId, id }: { communityId: string; id: string },
): Promise<Selectable<Tables[Table]>> {
  const row = (await rowsOf(db, communityId, table)).find(
    (row) => (row as { id: string }).id === id,
  )
  if (!row) throw new Error(`There is no such row in ${table}.`)
  return row
}

/** Makes something so without the way there: a row is given other values. */
export async function change<Table extends CommunityTable>(
  db: Db,
  table: Table,
  { communityId, id }: { communityId: string; id: string },
  values: Updateable<Tables[Table]>,
): Promise<void> {
  await inCommunity(db, communityId, (db) =>
    db
      .updateTable(table as 'members')
      .set(values as Updateable<Tables['members']>)
      .where('communityId', '=', communityId)
      .where('id', '=', id)
      .execute(),
  )
}

/** Lets every message of a community that waits leave in the moment it is due. */
export async function letLeave(db: Db, communityId: string): Promise<void> {
  await inCommunity(db, communityId, (db) =>
    db
      .updateTable('deliveries')
      .set((eb) => ({ sentAt: eb.ref('dueAt') }))
      .where('communityId', '=', communityId)
      .where('sentAt', 'is', null)
      .where('suppressedAt', 'is', null)
      .execute(),
  )
}

/** The tables in which a text stands in clear, in any column of any row, also as bytes. */
export async function tablesHolding(address: string, text: string): Promise<string[]> {
  const owner = connect(address, { as: 'owner', most: 1 })
  onTestFinished(() => owner.destroy())
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`.execute(owner)
  const patterns = [text, Buffer.from(text).toString('hex')].map((one) => `%${one}%`)
  const found: string[] = []
  for (const { name } of tables.rows) {
    const answer = await sql<{ holds: boolean }>`
      select exists (select from ${sql.table(name)} as t
        where t::text ilike ${patterns[0]} or t::text ilike ${patterns[1]}) as holds`.execute(owner)
    if (answer.rows[0]!.holds) found.push(name)
  }
  return found
}
