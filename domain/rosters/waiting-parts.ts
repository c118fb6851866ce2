import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { PlannedRow } from './planned.ts'
import type { UnderstoodRow } from './understand-row.ts'

/** How many rows are carried out together, wholly or not at all. */
const rowsAtOnce = 2500

/** A row that an import has to carry out. */
export type Waiting = { line: number; understood: UnderstoodRow; plan: PlannedRow }

/** A part, and the line on which it ends; null: there are no more rows. */
export type WaitingPart = { waiting: Waiting[]; doneTo: number | null }

/**
 * Reads part after part of a plan, which does not change while it is carried out. While a part is written
 * the next one is read already, over another connection.
 */
export function partReader(
  pool: Db,
  by: Actor,
  rosterId: string,
): (above: number) => Promise<WaitingPart> {
  const reading = new Map<number, Promise<WaitingPart>>()
  const read = (above: number) => {
    const part = reading.get(above) ?? listWaiting(pool, by, { rosterId, above })
    part.catch(() => reading.delete(above)) // told by the one that waits for it; read again by the next
    reading.set(above, part)
    return part
  }
  return async (above) => {
    const part = await read(above)
    reading.delete(above)
    if (part.doneTo !== null) read(part.doneTo)
    return part
  }
}

/** Of rows that stay as they are nothing is read but their lines. */
function listWaiting(
  pool: Db,
  { communityId }: Actor,
  { rosterId, above }: { rosterId: string; above: number },
): Promise<WaitingPart> {
  return inCommunity(pool, communityId, async (db) => {
    const answer = await sql<Waiting & { isWaiting: boolean }>`
      select line, is_waiting, case when is_waiting then understood end as understood,
        case when is_waiting then plan end as plan
      from (
        select *, verdict in ('create', 'update') as is_waiting from roster_plans
        where community_id = ${communityId} and roster_id = ${rosterId} and line > ${above}
        order by line limit ${rowsAtOnce}
      ) as part
      order by line`.execute(db)
    const waiting = answer.rows.filter(({ isWaiting }) => isWaiting)
    return { waiting, doneTo: answer.rows.at(-1)?.line ?? null }
  })
}
