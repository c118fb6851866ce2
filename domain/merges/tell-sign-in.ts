import type { Db } from '#database/connect.ts'
import { maskEmail } from '#domain/contacts/email-address.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { MergePlan } from './plan-merge.ts'
import type { Pair } from './read-records.ts'

/**
 * Tells the owner of a sign-in that it does not lead into this community any more, in the caller's
 * transaction. The address of the other sign-in is masked: they may be two people after all.
 */
export async function tellSignIn(
  db: Db,
  { communityId }: Actor,
  { pair, plan, now }: { pair: Pair; plan: MergePlan; now: Date },
): Promise<void> {
  const [kept, gone] = [pair[plan.stays], pair[plan.goes]]
  if (gone.leftAt || !gone.signIn || !kept.signIn) return
  const facts = { firstName: gone.firstName, signIn: gone.signIn, other: maskEmail(kept.signIn) }
  const { signIn: recipient, locale, id: memberId } = gone
  const about = { communityId, memberId, recipient, locale, facts, now }
  await queueDeliveries(db, [{ ...about, template: 'sign-in merged' }])
}
