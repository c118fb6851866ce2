import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Result } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { nameMembers } from './name-members.ts'

/** What came of a deed for each of several members, both in the order of names. */
export type SeveralReport<Reason> = {
  done: { id: string; name: string }[]
  skipped: { name: string; because: Reason }[]
}

type Deed<Reason extends string> = (
  db: Db,
  which: { memberId: string; at: Date },
) => Promise<Result<unknown, { because: Reason }>>

/**
 * Does to several members what may be done to each, in one transaction: those it is refused for are reported
 * with the reason, and the others done all the same. Ids of nobody and of other communities are not mentioned.
 * Members are taken in the order of their ids, so that two who choose the same ones wait for each other.
 */
export function actOnSeveral<Reason extends string>(
  db: Db,
  by: Actor,
  { memberIds, deed, at }: { memberIds: readonly string[]; deed: Deed<Reason>; at?: Date },
): Promise<SeveralReport<Reason>> {
  requirePermission(by, 'change member role')
  const work = async (db: Db, now: Date): Promise<SeveralReport<Reason>> => {
    const named = await nameMembers(db, by, { memberIds, need: 'change member role' })
    const reasons = new Map<string, Reason>()
    for (const memberId of named.map(({ id }) => id).sort()) {
      const outcome = await deed(db, { memberId, at: now })
      if (!outcome.ok) reasons.set(memberId, outcome.refusal.because)
    }
    return {
      done: named.filter(({ id }) => !reasons.has(id)),
      skipped: named.flatMap(({ id, name }) => {
        const because = reasons.get(id)
        return because === undefined ? [] : [{ name, because }]
      }),
    }
  }
  return inCommunity(db, by.communityId, work, at)
}
