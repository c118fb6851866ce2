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

export type PartReader = {
  /** The part that begins below a line. */
  read(above: number): Promise<WaitingPart>
  /** Reads it ahead, over another connection, for when it is asked for. */
  readAhead(above: number): void
}

/** Reads part after part of a plan, which does not change while it is carried out. */
export function partReader(pool: Db, by: Actor, rosterId: string): PartReader {
  const reading = new Map<number, Promise<WaitingPart>>()
  const list = (above: number) => listWaiting(pool, by, { rosterId, above })
  return {
    read(above) {
      const part = reading.get(above) ?? list(above)
      reading.delete(above)
      return part
    },
    readAhead(above) {
      const part = list(above)
      part.catch(() => {}) // told by the one that asks for it
      reading.set(above, part)
    },
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
