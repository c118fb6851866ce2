import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { readCommunityPlace } from '#domain/communities/read-place.ts'
import { type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { Column, RosterRow } from './field.ts'
import { changeRoster, findRoster, type RosterRecord } from './find-roster.ts'
import { type Planning, type PlanRefusal, planRoster } from './plan-roster.ts'
import type { Totals } from './planned.ts'
import type { KeptSheet } from './roster.ts'
import { rowsOfPart, type Understanding, understandParts } from './understanding.ts'

type Checking = Pick<Planning, 'rosterId' | 'askedAt' | 'onPart'>

/**
 * Reads the rows of a roster that was kept, understands them, and plans their import. Changes nothing of
 * the community. It takes some tens of microseconds a row without letting others work, and so belongs into
 * a thread of its own.
 */
export async function checkRoster(
  db: Db,
  by: Actor,
  { rosterId, askedAt, onPart }: Checking,
): Promise<Result<Totals, PlanRefusal>> {
  requirePermission(by, 'import roster')
  const roster = await inCommunity(db, by.communityId, (db) => findRoster(db, by, rosterId))
  if (!roster) return refuse({ because: 'unknown roster' })
  const understanding = await understand(db, by, { roster, askedAt })
  const planning = {
    rosterId,
    understanding,
    ...(askedAt && { askedAt }),
    ...(onPart && { onPart }),
  }
  return planRoster(db, by, planning)
}

async function understand(
  db: Db,
  by: Actor,
  { roster, askedAt }: { roster: RosterRecord; askedAt: Date | undefined },
): Promise<Understanding> {
  const { headers } = roster.sheet as unknown as KeptSheet
  const columns = roster.columns as unknown as Column[]
  const place = await readCommunityPlace(db, by)
  const samples = await listRows(db, roster, { after: 0 })
  const { rowCount, sharedStreet } = roster
  const about = { headers, columns, place, sharedStreet, samples, rowCount }
  const onRows = async (checkedRows: number) => {
    if (askedAt) await tellProgress(db, roster, { askedAt, checkedRows })
  }
  return understandParts(about, partsOf(db, roster, samples), { onRows })
}

type StoredRow = RosterRow & { isLeftOut: boolean }

/** All rows, part by part; the next part is on its way while one is looked at. */
async function* partsOf(db: Db, roster: RosterRecord, first: StoredRow[]) {
  let part = first
  while (part.length > 0) {
    const next = listRows(db, roster, { after: part.at(-1)!.line })
    next.catch(() => {}) // told by the one that waits for it
    yield part
    part = await next
  }
}

function listRows(
  db: Db,
  { communityId, id }: RosterRecord,
  { after }: { after: number },
): Promise<StoredRow[]> {
  return inCommunity(db, communityId, async (db) => {
    const answer = await sql<StoredRow>`
      select line, coalesce(mended, cells) as cells, left_out_at is not null as is_left_out
      from roster_rows
      where community_id = ${communityId} and roster_id = ${id} and line > ${after}
      order by line limit ${rowsOfPart}`.execute(db)
    return answer.rows
  })
}

/** Says how far the answer to a wish has come, unless another was uttered since. */
function tellProgress(
  db: Db,
  { communityId, id: rosterId }: RosterRecord,
  { askedAt, checkedRows }: { askedAt: Date; checkedRows: number },
): Promise<void> {
  return inCommunity(db, communityId, (db) =>
    changeRoster(db, { communityId, rosterId, askedAt }, { checkedRows }),
  )
}
