import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { type Curtain, holdCurtain, isDrawn, writeCurtain } from './hold-curtain.ts'
import { tellWaiting } from './tell-waiting.ts'

/** There is no curtain: somebody was faster, or its time has come. */
export type NotDrawn = { because: 'not drawn' }

/** Lifts the Black Curtain now, and tells everybody who waits, if so chosen. Answers how many are told. */
export function liftCurtain(
  db: Db,
  by: Actor,
  { tells }: { tells: boolean },
  { at }: { at?: Date } = {},
): Promise<Result<{ told: number }, NotDrawn>> {
  requirePermission(by, 'update community preferences')
  const work = async (db: Db, now: Date): Promise<Result<{ told: number }, NotDrawn>> => {
    const curtain = await holdCurtain(db, by.communityId)
    if (!isDrawn(curtain, now)) return refuse({ because: 'not drawn' })
    const told = await clearAway(db, by.communityId, { curtain: { ...curtain, tells }, by, now })
    return accept({ told })
  }
  return inCommunity(db, by.communityId, work, at)
}

type ClearingAway = {
  curtain: Curtain
  /** Who lifts it; absent: it has lifted by itself. */
  by?: Actor
  now: Date
}

/** Ends a curtain that is held, in the caller's transaction, and tells whom it was to tell. Answers how many. */
export async function clearAway(
  db: Db,
  communityId: string,
  { curtain, by, now }: ClearingAway,
): Promise<number> {
  const told = curtain.tells ? await tellWaiting(db, { communityId, now }) : 0
  const nothing = { curtainDrawnAt: null, curtainDrawnBy: null, curtainLiftsAt: null }
  await writeCurtain(db, communityId, nothing)
  const drawnAt = curtain.drawnAt?.toISOString() ?? null
  await recordEvent(db, {
    communityId,
    deed: 'lifted curtain',
    actorId: by?.memberId ?? null,
    accountId: by?.accountId ?? null,
    facts: { drawnAt, count: told, ...(!by && { because: 'its time' }) },
    from: by?.from ?? null,
    now,
  })
  return told
}
