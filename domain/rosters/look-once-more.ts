import { isDeepStrictEqual } from 'node:util'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { RosterRecord } from './find-roster.ts'
import { idsOf } from './id-from.ts'
import { planRows } from './plan-rows.ts'
import type { PlannedRow } from './planned.ts'
import { readKnown } from './read-known.ts'
import type { WithoutEmail } from './roster.ts'
import type { Waiting } from './waiting-parts.ts'

/**
 * Plans the rows once more: those that come out as before may be carried out. Rows that build on one that
 * has changed come out otherwise, too, once that one is left away.
 */
export async function lookOnceMore(
  db: Db,
  by: Actor,
  {
    roster,
    waiting,
    withEmail,
  }: { roster: RosterRecord; waiting: readonly Waiting[]; withEmail: Set<string> },
): Promise<{ clear: PlannedRow[]; changed: number[] }> {
  const options = { withoutEmail: roster.withoutEmail as WithoutEmail }
  const changed: number[] = []
  let rest = waiting
  for (;;) {
    const rows = rest.map(({ understood }) => understood)
    const known = await readKnown(db, by, rows)
    const again = planRows(rows, { known, options, idFor: idsOf(roster), withEmail })
    const same = rest.filter(({ plan }, at) => isDeepStrictEqual(again[at], plan))
    if (same.length === rest.length) return { clear: again, changed }
    const left = new Set(linesOf(same))
    changed.push(...linesOf(rest).filter((line) => !left.has(line)))
    rest = same
  }
}

const linesOf = (rows: readonly { line: number }[]) => rows.map(({ line }) => line)

/** The homes for which the file of a roster has an address of somebody, by their keys. */
export function readWithEmail(
  db: Db,
  { communityId }: Actor,
  rosterId: string,
): Promise<Set<string>> {
  return inCommunity(db, communityId, async (db) => {
    const rows = await db
      .selectFrom('rosterPlans')
      .select('homeKey')
      .distinct()
      .where('communityId', '=', communityId)
      .where('rosterId', '=', rosterId)
      .where('hasEmail', '=', true)
      .execute()
    return new Set(rows.flatMap(({ homeKey }) => homeKey ?? []))
  })
}
