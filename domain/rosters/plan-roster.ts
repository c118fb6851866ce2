import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { insertRows } from '#database/insert-rows.ts'
import { joinInBulk } from '#database/join-in-bulk.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { idsOf } from './id-from.ts'
import { homesWithEmail, planRows } from './plan-rows.ts'
import type { PlannedRow } from './planned.ts'
import { readKnown } from './read-known.ts'
import type { UnderstoodRow } from './understand-row.ts'

export type PlanRefusal = { because: 'unknown roster' | 'already started' }

/** How many rows one statement writes. */
const chunk = 10_000

/**
 * Plans the import of a roster anew, from what its rows are understood to say, and keeps the plan. Changes
 * nothing of the community. Answers what it would do.
 */
export function planRoster(
  db: Db,
  by: Actor,
  { rosterId, rows }: { rosterId: string; rows: readonly UnderstoodRow[] },
  { at }: { at?: Date } = {},
): Promise<Result<PlannedRow[], PlanRefusal>> {
  requirePermission(by, 'import roster')
  const { communityId } = by
  const work = async (db: Db, now: Date): Promise<Result<PlannedRow[], PlanRefusal>> => {
    await joinInBulk(db)
    const roster = await db
      .selectFrom('rosters')
      .select(['id', 'madeAt', 'withoutEmail', 'startedAt'])
      .where('communityId', '=', communityId)
      .where('id', '=', rosterId)
      .forUpdate()
      .executeTakeFirst()
    if (!roster) return refuse({ because: 'unknown roster' })
    if (roster.startedAt) return refuse({ because: 'already started' })
    const planned = planRows(rows, {
      known: await readKnown(db, by, rows),
      options: { withoutEmail: roster.withoutEmail as 'attention' | 'paper' },
      idFor: idsOf(roster),
      withEmail: homesWithEmail(rows),
    })
    await db
      .deleteFrom('rosterPlans')
      .where('communityId', '=', communityId)
      .where('rosterId', '=', rosterId)
      .execute()
    for (let from = 0; from < rows.length; from += chunk)
      await keepPlan(db, by, {
        rosterId,
        rows: rows.slice(from, from + chunk),
        planned: planned.slice(from, from + chunk),
      })
    await db
      .updateTable('rosters')
      .set({ plannedAt: now })
      .where('communityId', '=', communityId)
      .where('id', '=', rosterId)
      .execute()
    return accept(planned)
  }
  return inCommunity(db, communityId, work, at)
}

type Plan = { rosterId: string; rows: readonly UnderstoodRow[]; planned: readonly PlannedRow[] }

async function keepPlan(db: Db, { communityId }: Actor, { rosterId, rows, planned }: Plan) {
  await insertRows(db, 'rosterPlans', {
    columns: {
      ...{ communityId: 'uuid', rosterId: 'uuid', line: 'integer', understood: 'jsonb' },
      ...{ plan: 'jsonb', verdict: 'text', homeKey: 'text', hasEmail: 'boolean' },
    },
    rows: rows.map((row, at) => ({
      ...{ communityId, rosterId, line: row.line, understood: row },
      ...{ plan: planned[at], verdict: planned[at]!.verdict },
      homeKey: row.homeKey,
      hasEmail: row.people.some(({ email }) => email !== null),
    })),
  })
}
