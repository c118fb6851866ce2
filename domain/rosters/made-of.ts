import type { Db } from '#database/connect.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { RosterRecord } from './find-roster.ts'
import { hasBegun } from './roster.ts'

/** The rosters that were made of another and whose import has not begun, newest first. */
export async function listMadeOf(
  db: Db,
  { communityId }: Pick<Actor, 'communityId'>,
  rosterId: string,
): Promise<RosterRecord[]> {
  const made = await db
    .selectFrom('rosters')
    .selectAll()
    .where('communityId', '=', communityId)
    .where('madeOf', '=', rosterId)
    .orderBy('madeAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return made.filter((roster) => !hasBegun(roster))
}
