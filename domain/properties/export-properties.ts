import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordExport } from '#domain/audit/record-export.ts'
import { inPages } from '#domain/in-pages.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { containing } from '#domain/search.ts'
import { type ExportedProperty, readProperties } from './list-properties.ts'
import { type PropertyTab, propertiesOnTab } from './property-state.ts'

type Wish = { tab: PropertyTab; search: string; format: 'csv' | 'xlsx' }

/** So many homes are read at once. */
const most = 1000

/**
 * The homes of a tab that a search finds, on all its pages, part by part and as the list shows them. That the actor
 * has taken them is written down first, with how many there are then.
 */
export async function exportProperties(
  db: Db,
  by: Actor,
  wish: Wish,
  { at }: { at?: Date } = {},
): Promise<AsyncGenerator<ExportedProperty[]>> {
  requirePermission(by, 'export members')
  requirePermission(by, 'view property')
  const record = async (db: Db, now: Date) => {
    const count = await countFound(db, by, wish)
    await recordExport(db, by, { deed: 'exported properties', list: wish, count, now })
  }
  await inCommunity(db, by.communityId, record, at)
  const { tab, search } = wish
  return inPages((after) => readProperties(db, by, { tab, search, after, most }))
}

async function countFound(db: Db, { communityId }: Actor, { tab, search }: Wish): Promise<number> {
  const words = containing(search).map((word) => sql`and p.search like ${word}`)
  const answer = await sql<{ count: number }>`
    select count(*)::int as count from properties as p
    where p.community_id = ${communityId} and ${propertiesOnTab(tab)} ${sql.join(words, sql` `)}`.execute(
    db,
  )
  return answer.rows[0]!.count
}
