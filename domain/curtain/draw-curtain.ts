import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { holdCurtain, isDrawn, writeCurtain } from './hold-curtain.ts'
import { clearAway } from './lift-curtain.ts'

export type DrawRefusal =
  /** Who draws it stays inside, as leaders do: nobody locks themselves out. */
  { because: 'leaders only' } | { because: 'drawn already' }

/**
 * Draws the Black Curtain: from their next request on, and as what pages still tell them ends, everybody
 * but leaders is outside. People go on joining, and wait.
 */
export function drawCurtain(
  db: Db,
  by: Actor,
  { at }: { at?: Date } = {},
): Promise<Result<null, DrawRefusal>> {
  requirePermission(by, 'update community preferences')
  const work = async (db: Db, now: Date): Promise<Result<null, DrawRefusal>> => {
    const { communityId, memberId: actorId, accountId, from } = by
    const curtain = await holdCurtain(db, communityId)
    if (!(await isLeader(db, by))) return refuse({ because: 'leaders only' })
    if (isDrawn(curtain, now)) return refuse({ because: 'drawn already' })
    if (curtain.drawnAt) await clearAway(db, communityId, { curtain, now })
    const drawn = { curtainDrawnAt: now, curtainDrawnBy: actorId }
    await writeCurtain(db, communityId, { ...drawn, curtainLiftsAt: null, curtainTells: true })
    await recordEvent(db, { communityId, deed: 'drew curtain', actorId, accountId, from, now })
    return accept(null)
  }
  return inCommunity(db, by.communityId, work, at)
}

async function isLeader(db: Db, { communityId, memberId }: Actor): Promise<boolean> {
  const row = await db
    .selectFrom('members')
    .innerJoin('roles', (on) =>
      on
        .onRef('roles.communityId', '=', 'members.communityId')
        .onRef('roles.id', '=', 'members.roleId'),
    )
    .select(sql`1`.as('one'))
    .where('members.communityId', '=', communityId)
    .where('members.id', '=', memberId)
    .where('roles.isLeader', '=', true)
    .executeTakeFirst()
  return row !== undefined
}
