import type { Db } from '#database/connect.ts'
import type { Deed } from '#domain/audit/deed.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import type { Author } from '#domain/roles/permission.ts'

type MoveDeed = Extract<Deed, `${string} move`>

/** Writes what was done to a move as such; what it ends for each person stands beside. */
export function recordMove(
  db: Db,
  { communityId, memberId: actorId, accountId, from }: Author,
  given: { deed: MoveDeed; moveId: string; householdId: string; lastDay: string; now: Date },
): Promise<void> {
  const { deed, now, ...facts } = given
  return recordEvent(db, { communityId, deed, actorId, accountId, facts, from, now })
}
