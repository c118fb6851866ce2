import type { Db } from '#database/connect.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { importRoster } from '#domain/rosters/import-roster.ts'
import { keepRoster } from '#domain/rosters/keep-roster.ts'
import { planRoster } from '#domain/rosters/plan-roster.ts'
import type { UnderstoodRow } from '#domain/rosters/understand-row.ts'
import { understandingOf } from '#domain/rosters/understanding.ts'
import { key } from './factories.ts'
import { aFile } from './roster-rows.ts'

type Options = { withoutEmail?: 'paper'; sends?: 'later' }

/** Keeps and plans a roster of these rows; answers its id and what it would do. */
export async function aPlannedRoster(
  db: Db,
  by: Actor,
  rows: readonly UnderstoodRow[],
  options: Options = {},
) {
  const cells = rows.map(({ line }) => ({ line, cells: [`row ${line}`] }))
  const wanted = {
    withoutEmail: 'attention',
    sends: 'now',
    sharedStreet: null,
    ...options,
  } as const
  const rosterId = await keepRoster(db, by, { ...aFile(), ...wanted, rows: cells })
  const planned = await planRoster(db, by, { rosterId, understanding: understandingOf(rows) })
  if (!planned.ok) throw new Error(planned.refusal.because)
  return { rosterId, totals: planned.value }
}

/** Imports a planned roster to its end. */
export async function carryOut(db: Db, by: Actor, rosterId: string) {
  const outcome = await importRoster(db, by, { rosterId }, { key })
  if (!outcome.ok) throw new Error(outcome.refusal.because)
  return outcome.value
}

/** Keeps, plans and imports a roster of these rows; answers its id. */
export async function anImport(
  db: Db,
  by: Actor,
  rows: readonly UnderstoodRow[],
  options: Options = {},
): Promise<string> {
  const { rosterId } = await aPlannedRoster(db, by, rows, options)
  await carryOut(db, by, rosterId)
  return rosterId
}
