import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { whoLeads } from '#domain/members/who-leads.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { isDrawn } from './hold-curtain.ts'
import { whoWaits } from './tell-waiting.ts'

/** A curtain that is drawn now. */
export type DrawnCurtain = {
  drawnAt: Date
  /** The name of who drew it; null: it is not known. */
  drawnBy: string | null
  /** When it lifts by itself; null: when somebody lifts it. */
  liftsAt: Date | null
  /** Whether everybody who waits is told then. */
  tells: boolean
}

/** The Black Curtain, whom it keeps outside or would, and how many leaders stay inside. */
export type CurtainView = {
  drawn: DrawnCurtain | null
  residents: number
  leaders: number
  /** Whether who looks is a leader: others may not draw it. */
  isLeader: boolean
}

/** Reads it for its page. */
export function readCurtain(db: Db, by: Actor, { at }: { at?: Date } = {}): Promise<CurtainView> {
  requirePermission(by, 'view community preferences')
  const work = async (db: Db, now: Date): Promise<CurtainView> => {
    const [row, { residents }, leaders] = await Promise.all([
      readRow(db, by.communityId),
      whoWaits(db, by.communityId)
        .select(sql<number>`count(*)::int`.as('residents'))
        .executeTakeFirstOrThrow(),
      whoLeads(db, by.communityId).execute(),
    ])
    const { drawnAt, liftsAt, tells, drawnBy } = row
    const drawn = drawnAt && isDrawn(row, now) ? { drawnAt, drawnBy, liftsAt, tells } : null
    const isLeader = leaders.some(({ id }) => id === by.memberId)
    return { drawn, residents, leaders: leaders.length, isLeader }
  }
  return inCommunity(db, by.communityId, work, at)
}

function readRow(db: Db, communityId: string) {
  return db
    .selectFrom('communities')
    .leftJoin('members', (on) =>
      on
        .onRef('members.communityId', '=', 'communities.id')
        .onRef('members.id', '=', 'communities.curtainDrawnBy'),
    )
    .select(['curtainDrawnAt as drawnAt', 'curtainLiftsAt as liftsAt', 'curtainTells as tells'])
    .select(
      sql<string | null>`nullif(concat_ws(' ', members.first_name, members.last_name), '')`.as(
        'drawnBy',
      ),
    )
    .where('communities.id', '=', communityId)
    .executeTakeFirstOrThrow()
}

/** Whether the curtain of a community is drawn now, and when it lifts by itself; null: it is not drawn. */
export function readOpening(
  db: Db,
  communityId: string,
): Promise<{ liftsAt: Date | null; timeZone: string } | null> {
  return inCommunity(db, communityId, async (db, now) => {
    const row = await db
      .selectFrom('communities')
      .select(['curtainDrawnAt as drawnAt', 'curtainLiftsAt as liftsAt', 'timeZone'])
      .where('id', '=', communityId)
      .executeTakeFirstOrThrow()
    const { liftsAt, timeZone } = row
    return isDrawn(row, now) ? { liftsAt, timeZone } : null
  })
}
