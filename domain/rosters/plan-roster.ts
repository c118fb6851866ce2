import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { insertRows } from '#database/insert-rows.ts'
import { joinInBulk } from '#database/join-in-bulk.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { changeRoster, isStale, lockRoster } from './find-roster.ts'
import { idsOf } from './id-from.ts'
import { rowPlanner } from './plan-rows.ts'
import { addTotals, noTotals, type PlannedRow, type Totals } from './planned.ts'
import { readKnown } from './read-known.ts'
import type { WithoutEmail } from './roster.ts'
import type { UnderstoodRow } from './understand-row.ts'
import type { Understanding } from './understanding.ts'

export type PlanRefusal = { because: 'unknown roster' | 'already started' | 'asked again' }

export type Planning = {
  rosterId: string
  understanding: Understanding
  /** When the check was asked for that this is the answer to; nothing is kept if it was asked again since. */
  askedAt?: Date
  /** Hears of each part as it was planned. */
  onPart?: (rows: readonly UnderstoodRow[], planned: readonly PlannedRow[]) => void
}

/**
 * Plans the import of a roster anew, from what its rows are understood to say, and keeps the plan. Changes
 * nothing of the community. Answers what it would do.
 */
export function planRoster(
  db: Db,
  by: Actor,
  { rosterId, understanding, askedAt, onPart = () => {} }: Planning,
  { at }: { at?: Date } = {},
): Promise<Result<Totals, PlanRefusal>> {
  requirePermission(by, 'import roster')
  const { communityId } = by
  const work = async (db: Db, now: Date): Promise<Result<Totals, PlanRefusal>> => {
    await joinInBulk(db)
    const roster = await lockRoster(db, by, rosterId)
    if (!roster) return refuse({ because: 'unknown roster' })
    if (roster.startedAt) return refuse({ because: 'already started' })
    if (isStale(roster, askedAt)) return refuse({ because: 'asked again' })
    await forgetPlan(db, by, rosterId)
    const plan = rowPlanner({
      options: { withoutEmail: roster.withoutEmail as WithoutEmail },
      idFor: idsOf(roster),
      withEmail: understanding.homesWithEmail,
      lastLines: understanding.lastLines,
    })
    let totals = noTotals
    let kept: Promise<unknown> = Promise.resolve()
    for await (const { rows, known } of withKnown(db, by, understanding.parts())) {
      const planned = plan(rows, known)
      totals = addTotals(totals, planned)
      onPart(rows, planned)
      await kept
      kept = keepPart(db, by, { rosterId, rows, planned })
      kept.catch(() => {}) // told by the one that waits for it
    }
    await kept
    await changeRoster(
      db,
      { communityId, rosterId },
      { plannedAt: now, totals: JSON.stringify(totals), askedFor: null, askedAt: null },
    )
    return accept(totals)
  }
  return inCommunity(db, communityId, work, at)
}

async function forgetPlan(db: Db, { communityId }: Actor, rosterId: string): Promise<void> {
  await db
    .deleteFrom('rosterPlans')
    .where('communityId', '=', communityId)
    .where('rosterId', '=', rosterId)
    .execute()
}

/**
 * Each part with what is known of its homes and people. The database is asked about the next part before
 * it is given the plan of this one, so that it works while we do.
 */
async function* withKnown(db: Db, by: Actor, parts: Iterable<UnderstoodRow[]>) {
  const ask = (rows: UnderstoodRow[]) => {
    const known = readKnown(db, by, rows)
    known.catch(() => {}) // told by the one that waits for it
    return { rows, known }
  }
  let next: ReturnType<typeof ask> | null = null
  for (const rows of parts) {
    const here: ReturnType<typeof ask> | null = next
    next = ask(rows)
    if (here) yield { rows: here.rows, known: await here.known }
  }
  if (next) yield { rows: next.rows, known: await next.known }
}

type Part = {
  rosterId: string
  rows: readonly UnderstoodRow[]
  planned: readonly PlannedRow[]
}

async function keepPart(db: Db, { communityId }: Actor, { rosterId, rows, planned }: Part) {
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
