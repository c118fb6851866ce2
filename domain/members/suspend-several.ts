import type { Db } from '#database/connect.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { actOnSeveral, type SeveralReport } from './act-on-several.ts'
import { type ReinstateRefusal, reinstate } from './reinstate.ts'
import { type SuspendRefusal, suspend } from './suspend.ts'

type Several = { memberIds: readonly string[] }

/**
 * Pauses the access of several members for one reason, which each is told; `reason` has been read by
 * `readReason`. Each is decided as by {@link suspend}: a community keeps a leader also when all are chosen.
 */
export function suspendSeveral(
  db: Db,
  by: Actor,
  { memberIds, reason }: Several & { reason: string },
  { at }: { at?: Date } = {},
): Promise<SeveralReport<SuspendRefusal['because']>> {
  return actOnSeveral(db, by, {
    ...{ memberIds, at },
    deed: (db, { memberId, at }) => suspend(db, by, { memberId, reason }, { at }),
  })
}

/** Gives several suspended members their access back, each as by {@link reinstate}. */
export function reinstateSeveral(
  db: Db,
  by: Actor,
  { memberIds }: Several,
  { at }: { at?: Date } = {},
): Promise<SeveralReport<ReinstateRefusal['because']>> {
  return actOnSeveral(db, by, {
    ...{ memberIds, at },
    deed: (db, { memberId, at }) => reinstate(db, by, { memberId }, { at }),
  })
}
