import type { Db } from '#database/connect.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import { fullName } from '#domain/members/member.ts'
import { printHome } from '#domain/properties/property.ts'
import type { Author } from '#domain/roles/permission.ts'
import type { Resident } from './find-resident.ts'

type Telling = {
  resident: Resident
  template: 'appointed head' | 'removed from household'
  now: Date
}

/** Writes to a resident what a Head has done, in the caller's transaction; without an address nobody is told. */
export async function tellResident(
  db: Db,
  { communityId, memberId: headId }: Author,
  { resident, template, now }: Telling,
): Promise<void> {
  const { householdId, memberId, email: recipient, locale } = resident
  if (recipient === null) return
  const home = await db
    .selectFrom('households')
    .innerJoin('properties', (on) =>
      on
        .onRef('properties.communityId', '=', 'households.communityId')
        .onRef('properties.id', '=', 'households.propertyId'),
    )
    .select(['street', 'lot', 'unit', 'city', 'state', 'zip'])
    .where('households.communityId', '=', communityId)
    .where('households.id', '=', householdId)
    .executeTakeFirstOrThrow()
  const head = await db
    .selectFrom('members')
    .select(['firstName', 'lastName'])
    .where('communityId', '=', communityId)
    .where('id', '=', headId)
    .executeTakeFirstOrThrow()
  const facts = { home: printHome(home), headName: fullName(head) }
  await queueDeliveries(db, [{ communityId, template, memberId, recipient, locale, facts, now }])
}
