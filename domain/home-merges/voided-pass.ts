import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { printDoor } from '#domain/properties/property.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { requireMayMergeHomes } from './home-merge.ts'

/** Whether the merge `h` voided the access pass of the home that went, in the moment of merging; Undo leaves it so. */
export const voidedPass = sql<boolean>`exists (
  select from jsonb_array_elements_text(h.carried->'invitations') as came (id)
  cross join lateral (
    select i.voided_at from invitations as i
    where i.community_id = h.community_id and i.id = came.id::uuid
    limit 1
  ) as pass
  where pass.voided_at = h.merged_at)`

/**
 * The home, as its door is written, whose access pass a merge voided for good, whether or not the merge was undone
 * since; null: it voided none, or there is no such merge.
 */
export function findHomeOfVoidedPass(
  db: Db,
  by: Actor,
  { mergeId }: { mergeId: string },
): Promise<string | null> {
  requireMayMergeHomes(by)
  const { communityId } = by
  return inCommunity(db, communityId, async (db) => {
    const answer = await sql<{ street: string | null; lot: string | null; unit: string | null }>`
      select g.street, g.lot, g.unit from home_merges as h
      join properties as g on g.community_id = h.community_id and g.id = h.goes_id
      where h.community_id = ${communityId} and h.id = ${mergeId} and ${voidedPass}`.execute(db)
    const [home] = answer.rows
    return home ? printDoor(home) : null
  })
}
