import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { PlannedRow, Totals } from '#domain/rosters/planned.ts'
import { needsAttention } from '#domain/rosters/problem.ts'
import type { UnderstoodRow } from '#domain/rosters/understand-row.ts'
import { wasCarriedOut } from '#domain/rosters/what-was-made.ts'
import type { RosterReport, RosterStop, RowToSee } from './roster-news.ts'

/** So many rows are told one by one; all stand on the page of the roster. */
const mostToSee = 5

type Which = { communityId: string; rosterId: string }

/** What an import has done, row by row. */
export async function readReport(
  db: Db,
  { communityId, rosterId }: Which,
): Promise<Omit<RosterReport, 'locale'>> {
  const { changedRows, totals, fileName, rows, path } = await readRoster(db, {
    communityId,
    rosterId,
  })
  const { skip, unchanged, attention } = totals as unknown as Totals
  const answer = await sql<Pick<RosterReport, 'created' | 'updated'>>`
    select count(*) filter (where p.verdict = 'create')::int as created,
           count(*) filter (where p.verdict = 'update')::int as updated
    from roster_plans p
    join rosters r on r.community_id = p.community_id and r.id = p.roster_id
    where p.community_id = ${communityId} and p.roster_id = ${rosterId} and ${wasCarriedOut}`.execute(
    db,
  )
  return {
    ...{ what: 'imported', fileName, rows, ...answer.rows[0]!, skipped: skip + unchanged },
    ...{ attention: attention + changedRows, path },
    toSee: await readRowsToSee(db, { communityId, rosterId }),
  }
}

type SeenRow = { line: number; understood: UnderstoodRow; plan: PlannedRow }

/** The first rows that need attention, each with the first reason. */
async function readRowsToSee(db: Db, { communityId, rosterId }: Which): Promise<RowToSee[]> {
  const { rows } = await sql<SeenRow>`
    select line, understood, plan from roster_plans
    where community_id = ${communityId} and roster_id = ${rosterId}
      and verdict = 'attention' and changed_at is null
    order by line limit ${mostToSee}`.execute(db)
  return rows.flatMap(({ line, understood, plan }) => {
    const problem = plan.problems.find(needsAttention)
    if (!problem) return []
    const who = understood.people.map(({ firstName, lastName }) =>
      `${firstName} ${lastName}`.trim(),
    )
    return [{ line, who: [...new Set(who)], reason: problem.reason, typed: problem.typed }]
  })
}

/** How far an import had come when it stopped, and why. */
export async function readStop(db: Db, which: Which): Promise<Omit<RosterStop, 'locale'>> {
  const { fileName, rows, done, path, cancelledAt, askedFor } = await readRoster(db, which)
  const failed = askedFor === 'check' ? 'unchecked' : 'failed'
  return { what: cancelledAt ? 'cancelled' : failed, fileName, rows, done, path }
}

async function readRoster(db: Db, { communityId, rosterId }: Which) {
  const { slug, ...roster } = await db
    .selectFrom('rosters')
    .innerJoin('communities', 'communities.id', 'rosters.communityId')
    .select(['fileName', 'rowCount as rows', 'doneRows as done', 'changedRows', 'totals'])
    .select(['cancelledAt', 'askedFor', 'slug'])
    .where('rosters.communityId', '=', communityId)
    .where('communities.id', '=', communityId)
    .where('rosters.id', '=', rosterId)
    .executeTakeFirstOrThrow()
  return { ...roster, path: `/c/${slug}/roster/${rosterId}` }
}
