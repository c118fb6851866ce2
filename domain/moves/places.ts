import type { Db } from '#database/connect.ts'
import { insertRows } from '#database/insert-rows.ts'
import type { Ending } from './what-ends.ts'

type Chosen = Pick<Ending, 'residencyId' | 'memberId'>
type About = { communityId: string; moveId: string }

/** Somebody who went, and what ended with their place. */
export type Ended = Ending & { groupPlaces: string[]; invitationId: string | null }

/** Writes whose places a planned move is to end, in place of those it was to end before. */
export async function writeChosen(
  db: Db,
  { communityId, moveId, chosen }: About & { chosen: readonly Chosen[] },
): Promise<void> {
  await db
    .deleteFrom('movePlaces')
    .where('communityId', '=', communityId)
    .where('moveId', '=', moveId)
    .execute()
  await insertRows(db, 'movePlaces', {
    columns: { communityId: 'uuid', moveId: 'uuid', residencyId: 'uuid', memberId: 'uuid' },
    rows: chosen.map(({ residencyId, memberId }) => ({
      ...{ communityId, moveId, residencyId, memberId },
    })),
  })
}

/** Writes what a move has ended, so that undoing it brings back just that. */
export async function writeEnded(
  db: Db,
  { communityId, moveId, ended, now }: About & { ended: readonly Ended[]; now: Date },
): Promise<void> {
  await writeChosen(db, { communityId, moveId, chosen: ended })
  for (const { residencyId, staysBecause, groupPlaces, invitationId } of ended)
    await db
      .updateTable('movePlaces')
      .set({ endedAt: now, endedMembership: staysBecause === null, groupPlaces, invitationId })
      .where('communityId', '=', communityId)
      .where('moveId', '=', moveId)
      .where('residencyId', '=', residencyId)
      .execute()
}
