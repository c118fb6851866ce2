import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { readCommunityPlace } from '#domain/communities/read-place.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { Column } from './field.ts'
import { homeReader } from './read-home.ts'
import { type Missing, namesOnlyUnits, whatIsMissing } from './what-is-missing.ts'

export type MissingPart = Missing | 'no street of the units' | 'unreadable street'

/** The longest street address that is taken, in characters. */
const longest = 200

/**
 * What a roster cannot do without and does not have, once somebody has said which street its homes share where its
 * rows tell only units; null where nothing is missing.
 */
export async function missingWith(
  db: Db,
  by: Actor,
  { columns, sharedStreet }: { columns: readonly Column[]; sharedStreet: string },
): Promise<MissingPart | null> {
  const missing = whatIsMissing(columns)
  if (missing !== 'no column of homes' || !namesOnlyUnits(columns)) return missing
  if (sharedStreet === '') return 'no street of the units'
  const read = homeReader(await readCommunityPlace(db, by), sharedStreet)
  const aUnit = { address: '', lot: '', unit: '1', city: '', state: '', zip: '' }
  return sharedStreet.length <= longest && read(aUnit).ok ? null : 'unreadable street'
}

/** The street at which at least half of the community's homes stand, each with a unit; null: there is none. */
export function suggestStreet(db: Db, { communityId }: Actor): Promise<string | null> {
  return inCommunity(db, communityId, async (db) => {
    const answer = await sql<{ street: string }>`
      select street from (
        select street, count(unit) as units, sum(count(*)) over () as homes from properties
        where community_id = ${communityId} and deleted_at is null
        group by street) as streets
      where street is not null and units * 2 >= homes
      order by units desc, street limit 1`.execute(db)
    return answer.rows[0]?.street ?? null
  })
}
