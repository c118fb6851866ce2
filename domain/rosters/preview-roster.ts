import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { joinInBulk } from '#database/join-in-bulk.ts'
import { newId } from '#domain/new-id.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { idsOf } from './id-from.ts'
import { planRows } from './plan-rows.ts'
import type { PlannedRow } from './planned.ts'
import { readKnown } from './read-known.ts'
import type { PlanOptions } from './town.ts'
import type { UnderstoodRow } from './understand-row.ts'
import { homesWithEmail } from './understanding.ts'

/** Says what an import of these rows would do now; writes nothing at all. */
export function previewRoster(
  db: Db,
  by: Actor,
  { rows, options }: { rows: readonly UnderstoodRow[]; options: PlanOptions },
): Promise<PlannedRow[]> {
  requirePermission(by, 'import roster')
  return inCommunity(db, by.communityId, async (db, now) => {
    await joinInBulk(db)
    const known = await readKnown(db, by, rows)
    const idFor = idsOf({ id: newId(), madeAt: now })
    return planRows(rows, { known, options, idFor, withEmail: homesWithEmail(rows) })
  })
}
