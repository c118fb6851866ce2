import type { Db } from '#database/connect.ts'
import { nameKey } from '#domain/contacts/person-name.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { isLedBeside } from './hold-records.ts'
import type { MergePlan } from './plan-merge.ts'
import type { MergingRecord, Pair } from './read-records.ts'

/** They are no pair that could be merged. */
export type NoPair =
  /** Of another community, or nobody's. */
  | { because: 'unknown' }
  | { because: 'same record' }
  /** One of them has become another record already. */
  | { because: 'merged already'; goesId: string; staysId: string }

/** What stands in the way of a merge, as it is chosen. */
export type Hindrance =
  /** One of them has a role with a permission that the actor lacks. */
  | { because: 'may not grant' }
  /** Nobody would lead the community. */
  | { because: 'last leader' }
  /** The actor would lose their own sign-in, or be suspended. */
  | { because: 'shuts you out' }
  /** A third record waits under the name and address that the person would have. */
  | { because: 'a third waits' }

/** Why two records must not become one as planned; null when they may. */
export async function whyNotMerge(
  db: Db,
  by: Actor,
  { pair, plan }: { pair: Pair; plan: MergePlan },
): Promise<Hindrance | null> {
  const both = [pair.one, pair.other]
  const [kept, gone] = [pair[plan.stays], pair[plan.goes]]
  if (!both.every(({ role }) => mayGrant(by.permissions, role))) return { because: 'may not grant' }
  const isSuspended = plan.suspended.suspendedAt !== null
  if (gone.id === by.memberId || (kept.id === by.memberId && isSuspended))
    return { because: 'shuts you out' }
  if (both.some(leads) && !leads(resultOf(pair, plan)) && !(await isLedBeside(db, by, idsOf(pair))))
    return { because: 'last leader' }
  return (await isThirdWaiting(db, by, { pair, plan })) ? { because: 'a third waits' } : null
}

/** The record that stays, as it will be where that decides over anything. */
function resultOf(pair: Pair, { stays, kept, joinedAt, suspended }: MergePlan): MergingRecord {
  const { suspendedAt } = suspended
  return { ...pair[stays], joinedAt, suspendedAt, role: pair[kept.role].role }
}

/** Whether somebody is Community Leader now; leader roles of the community's own may do less. */
export function leads({ role, joinedAt, leftAt, suspendedAt }: MergingRecord): boolean {
  return role.system === 'leader' && joinedAt !== null && leftAt === null && suspendedAt === null
}

export function idsOf({ one, other }: Pair): string[] {
  return [one.id, other.id]
}

/** Two records of one name and address cannot wait at once. */
async function isThirdWaiting(
  db: Db,
  { communityId }: Actor,
  { pair, plan }: { pair: Pair; plan: MergePlan },
): Promise<boolean> {
  const { email } = pair[plan.kept.email]
  if (plan.joinedAt || pair[plan.stays].leftAt || email === null) return false
  const third = await db
    .selectFrom('members')
    .select('id')
    .where('communityId', '=', communityId)
    .where('email', '=', email)
    .where('nameKey', '=', nameKey(pair[plan.kept.name]))
    .where('joinedAt', 'is', null)
    .where('leftAt', 'is', null)
    .where('id', 'not in', idsOf(pair))
    .executeTakeFirst()
  return third !== undefined
}
