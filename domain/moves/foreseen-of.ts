import type { Db } from '#database/connect.ts'
import { listMovers } from './list-movers.ts'
import type { TakenMove } from './take-home.ts'
import { type Endings, whatEnds } from './what-ends.ts'

type Step = { communityId: string; move: Pick<TakenMove, 'id' | 'householdId' | 'reason'> }

/** What a planned move ends, as its household is now; to be asked inside the community. */
export async function foreseenOf(db: Db, { communityId, move }: Step): Promise<Endings> {
  const { householdId } = move
  const chosen = await readChosen(db, { communityId, move })
  return whatEnds(await listMovers(db, { communityId, householdId }), chosen)
}

/** The places that a move is to end; null: everybody's. */
async function readChosen(db: Db, { communityId, move }: Step): Promise<string[] | null> {
  if (move.reason === 'sold') return null
  const places = await db
    .selectFrom('movePlaces')
    .select('residencyId')
    .where('communityId', '=', communityId)
    .where('moveId', '=', move.id)
    .execute()
  return places.map(({ residencyId }) => residencyId)
}
