import { type SqlBool, sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { isAwaited } from '#domain/members/find-record.ts'

/** Somebody the community knows who answers to the address or the number of a guest. */
export type Acquainted = {
  id: string
  firstName: string
  nameKey: string
  email: string | null
  phone: string | null
  /** Whether it is the address that they share with the guest; otherwise the number. */
  byEmail: boolean
  isJoined: boolean
  hasLeft: boolean
  /** Whether an account stands behind the record, now or before. */
  hasAccount: boolean
  hasLiveCode: boolean
  /** Their role in the household of the guest; null: they do not live there, and are not expected to. */
  roleHere: 'head' | 'member' | null
  livesElsewhere: boolean
}

/** Where a guest can be reached. */
export type Reach = { email: string | null; phone: string | null }

/**
 * People with the contact address or number of a guest, or whose account signs in with the address, and whom the
 * household awaits under their name; those still here first. Each way is found by itself: an `or` of all would read the
 * community.
 */
export async function findAcquainted(
  db: Db,
  communityId: string,
  { email, phone, ...household }: Reach & { householdId: string; nameKey: string },
): Promise<Acquainted[]> {
  const { householdId } = household
  const byEmail = sql<SqlBool>`coalesce(
    m.email = ${email} or m.account_id in (select id from accounts where accounts.email = ${email}), false)`
  const answer = await sql<Acquainted>`
    select m.id, m.first_name, m.name_key, m.email, m.phone, ${byEmail} as by_email,
      m.joined_at is not null as is_joined, m.left_at is not null as has_left,
      m.account_id is not null as has_account,
      exists (
        select from invitations as i
        where i.community_id = ${communityId} and i.member_id = m.id
          and i.redeemed_at is null and i.voided_at is null) as has_live_code,
      (select r.household_role from residencies as r
       where r.community_id = ${communityId} and r.member_id = m.id and r.until is null
         and r.household_id = ${householdId}) as role_here,
      exists (
        select from residencies as r
        where r.community_id = ${communityId} and r.member_id = m.id and r.until is null
          and r.household_id <> ${householdId}) as lives_elsewhere
    from members as m
    where m.community_id = ${communityId} and m.merged_into is null and m.id in (
      select one.id from members as one where one.community_id = ${communityId} and one.email = ${email}
      union
      select one.id from accounts join members as one on one.community_id = ${communityId}
        and one.account_id = accounts.id where accounts.email = ${email}
      union
      select one.id from members as one where one.community_id = ${communityId} and one.phone = ${phone}
      union
      select m.id from members as m where m.community_id = ${communityId} and ${isAwaited({ communityId, ...household })})
    order by m.left_at desc nulls first, m.id`.execute(db)
  return answer.rows
}

/** Whether an open code that nobody has used was sent to one of these. */
export async function hasOpenCode(
  db: Db,
  communityId: string,
  { email, phone }: Reach,
): Promise<boolean> {
  const contacts = [email, phone].flatMap((one) => one ?? [])
  const code = await db
    .selectFrom('invitations')
    .select('id')
    .where('communityId', '=', communityId)
    .where('contact', 'in', contacts)
    .where('redeemedAt', 'is', null)
    .where('voidedAt', 'is', null)
    .executeTakeFirst()
  return code !== undefined
}
