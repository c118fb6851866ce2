import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { HouseholdDetail } from './read-household.ts'

type Telling = {
  household: Pick<HouseholdDetail, 'id' | 'door' | 'town'>
  template: 'household inactive' | 'household active' | 'moved to household' | 'stepped head down'
  memberIds: readonly string[]
  now: Date
}

/** Writes to people who have come in what leaders have changed, in the caller's transaction. */
export async function tellHousehold(
  db: Db,
  { communityId }: Actor,
  { household, template, memberIds, now }: Telling,
): Promise<void> {
  if (memberIds.length === 0) return
  const people = await db
    .selectFrom('members')
    .select(['id as memberId', 'email as recipient', 'locale'])
    .where('communityId', '=', communityId)
    .where('id', '=', sql<string>`any(${memberIds}::uuid[])`)
    .where('joinedAt', 'is not', null)
    .execute()
  const facts = { householdId: household.id, home: `${household.door}, ${household.town}` }
  await queueDeliveries(
    db,
    people.flatMap(({ recipient, ...person }) =>
      recipient === null ? [] : [{ communityId, template, ...person, recipient, facts, now }],
    ),
  )
}
