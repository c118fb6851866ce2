import type { Db } from '#database/connect.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { HeldMember } from './hold-member.ts'

type Telling = {
  member: HeldMember
  template: 'suspended' | 'reinstated'
  facts: { reason?: string }
  now: Date
}

/** Writes to a member whether they may enter, in the caller's transaction; without an address nobody is told. */
export async function tellOfStanding(
  db: Db,
  { communityId }: Actor,
  { member, template, facts, now }: Telling,
): Promise<void> {
  const { id: memberId, email: recipient, locale } = member
  if (recipient === null) return
  await queueDeliveries(db, [{ communityId, template, memberId, recipient, locale, facts, now }])
}
