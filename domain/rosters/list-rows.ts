import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { retell } from '#domain/members/find-suspended.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { PlannedRow, Verdict } from './planned.ts'
import type { UnderstoodRow } from './understand-row.ts'

/** A row of a roster for somebody who looks at it. */
export type ReviewedRow = {
  line: number
  /** As they stand in the file, or as somebody has mended them. */
  cells: string[]
  isMended: boolean
  isLeftOut: boolean
  understood: UnderstoodRow
  plan: PlannedRow
  /** The import left it alone, since the community had changed. */
  hasChanged: boolean
}

/** Which rows: those of a verdict, or those that the import left alone. */
export type RowKind = Verdict | 'changed'

/** The rows of a kind below a line, or the last of those above one, in their order. */
export function listRosterRows(
  db: Db,
  by: Actor,
  {
    rosterId,
    kind,
    after = 0,
    before = null,
    most,
  }: { rosterId: string; kind: RowKind; after?: number; before?: number | null; most: number },
): Promise<ReviewedRow[]> {
  requirePermission(by, 'import roster')
  const { communityId } = by
  const isOfKind =
    kind === 'changed'
      ? sql`p.changed_at is not null`
      : sql`p.verdict = ${kind} and p.changed_at is null`
  const isOnPage = before === null ? sql`p.line > ${after}` : sql`p.line < ${before}`
  return inCommunity(db, communityId, async (db) => {
    const answer = await sql<ReviewedRow>`
      select r.line, coalesce(r.mended, r.cells) as cells, r.mended is not null as is_mended,
        r.left_out_at is not null as is_left_out, p.understood, p.plan, p.changed_at is not null as has_changed
      from roster_plans p
      join roster_rows r on r.community_id = p.community_id and r.roster_id = p.roster_id and r.line = p.line
      where p.community_id = ${communityId} and p.roster_id = ${rosterId} and ${isOfKind} and ${isOnPage}
      order by p.line ${before === null ? sql`asc` : sql`desc`} limit ${most}`.execute(db)
    const rows = answer.rows.map((row) => asHeardBy(by, row))
    return before === null ? rows : rows.toReversed()
  })
}

/** Whoever looks need not be who had the rows checked. */
function asHeardBy(by: Actor, row: ReviewedRow): ReviewedRow {
  const problems = row.plan.problems.map((problem) => ({
    ...problem,
    reason: retell(by, problem.reason),
  }))
  return { ...row, plan: { ...row.plan, problems } }
}

/** What remains to be looked at after an import, cell by cell: rows that need attention or were left alone. */
export function listRest(
  db: Db,
  by: Actor,
  rosterId: string,
): Promise<{ line: number; cells: string[] }[]> {
  requirePermission(by, 'import roster')
  const { communityId } = by
  return inCommunity(db, communityId, async (db) => {
    const answer = await sql<{ line: number; cells: string[] }>`
      select r.line, coalesce(r.mended, r.cells) as cells
      from roster_plans p
      join roster_rows r on r.community_id = p.community_id and r.roster_id = p.roster_id and r.line = p.line
      where p.community_id = ${communityId} and p.roster_id = ${rosterId}
        and (p.verdict = 'attention' or p.changed_at is not null)
      order by p.line`.execute(db)
    return answer.rows
  })
}
