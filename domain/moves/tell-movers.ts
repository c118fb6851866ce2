import type { Db } from '#database/connect.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import { printHome } from '#domain/properties/property.ts'
import type { Ending } from './what-ends.ts'

type Telling = {
  communityId: string
  template: 'move planned' | 'moved out' | 'move cancelled' | 'move undone'
  move: { id: string; householdId: string; lastDay: string }
  people: readonly Told[]
  now: Date
}

type Told = Pick<Ending, 'memberId' | 'email' | 'locale' | 'isJoined' | 'staysBecause'>

/** Writes to those who have come in what becomes of their home, in the caller's transaction. */
export async function tellMovers(db: Db, telling: Telling): Promise<void> {
  const { communityId, template, move, people, now } = telling
  const reached = people.filter(({ email, isJoined }) => isJoined && email !== null)
  if (reached.length === 0) return
  const home = await readHome(db, telling)
  await queueDeliveries(
    db,
    reached.map(({ memberId, email, locale, staysBecause }) => ({
      ...{ communityId, template, memberId, recipient: email!, locale, now },
      facts: { moveId: move.id, home, lastDay: move.lastDay, leaves: staysBecause === null },
    })),
  )
}

/** The home of a household in one line. */
export async function readHome(
  db: Db,
  { communityId, move }: Pick<Telling, 'communityId' | 'move'>,
): Promise<string> {
  const home = await db
    .selectFrom('households')
    .innerJoin('properties', (on) =>
      on
        .onRef('properties.communityId', '=', 'households.communityId')
        .onRef('properties.id', '=', 'households.propertyId'),
    )
    .select(['street', 'lot', 'unit', 'city', 'state', 'zip'])
    .where('households.communityId', '=', communityId)
    .where('households.id', '=', move.householdId)
    .executeTakeFirstOrThrow()
  return printHome(home)
}
