import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordExport } from '#domain/audit/record-export.ts'
import { inPages } from '#domain/in-pages.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { type HouseholdTab, householdsOnTab } from './household-state.ts'
import { mentionsAll, whatOfHouseholds } from './households-found.ts'
import { type ExportedHousehold, readHouseholds } from './open-households.ts'

type Wish = { tab: HouseholdTab; search: string; format: 'csv' | 'xlsx' }

/** So many households are read at once. */
const most = 1000

/**
 * The households of a tab that a search finds, on all its pages, part by part and as the list shows them. That the
 * actor has taken them is written down first, with how many there are then.
 */
export async function exportHouseholds(
  db: Db,
  by: Actor,
  wish: Wish,
  { at }: { at?: Date } = {},
): Promise<AsyncGenerator<ExportedHousehold[]>> {
  requirePermission(by, 'export members')
  requirePermission(by, 'view households')
  const record = async (db: Db, now: Date) => {
    const count = await countFound(db, by, wish)
    await recordExport(db, by, { deed: 'exported households', list: wish, count, now })
  }
  await inCommunity(db, by.communityId, record, at)
  const { tab, search } = wish
  return inPages((after) => readHouseholds(db, by, { tab, search, after, most }))
}

async function countFound(db: Db, by: Actor, { tab, search }: Wish): Promise<number> {
  const { communityId } = by
  const answer = await sql<{ count: number }>`
    select count(*)::int as count
    from households as h
    join properties as p on p.community_id = h.community_id and p.id = h.property_id
    where h.community_id = ${communityId} and ${householdsOnTab(tab, false)}
      ${mentionsAll({ search, tab, sees: whatOfHouseholds(by) })}`.execute(db)
  return answer.rows[0]!.count
}
