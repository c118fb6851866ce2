import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { accept, type Result } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { requireManaging, takeForLeader, type UnknownHousehold } from './take-for-leader.ts'

/** Gives a household a name, or none: it is then called after its people. `name` has been checked. */
export function renameHousehold(
  db: Db,
  by: Actor,
  { householdId, name }: { householdId: string; name: string | null },
  { at }: { at?: Date } = {},
): Promise<Result<null, UnknownHousehold>> {
  requireManaging(by)
  const { communityId, memberId: actorId, accountId, from } = by
  const work = async (db: Db, now: Date): Promise<Result<null, UnknownHousehold>> => {
    const taken = await takeForLeader(db, by, { householdId })
    if (!taken.ok) return taken
    const before = taken.value.givenName
    if (before === name) return accept(null)
    await db
      .updateTable('households')
      .set({ name })
      .where('communityId', '=', communityId)
      .where('id', '=', householdId)
      .execute()
    await recordEvent(db, {
      ...{ communityId, deed: 'renamed household', actorId, accountId, from, now },
      facts: { householdId, before, name },
    })
    return accept(null)
  }
  return inCommunity(db, communityId, work, at)
}
