import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { mayReinstate } from '#domain/members/find-suspended.ts'
import type { Reach } from '#domain/roles/may-grant.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { Known, KnownSuspension } from './known.ts'

type Row = Omit<KnownSuspension, 'says'> & Reach & { nameKey: string }

/** Who of these names is suspended, here or gone, with all homes they have had; by the key of the name. */
export async function readSuspensions(
  db: Db,
  by: Actor,
  nameKeys: readonly string[],
): Promise<Known['suspensions']> {
  const answer = await sql<Row>`
    select m.name_key,
      array_remove(array[m.email, (select email from accounts where accounts.id = m.account_id)], null) as emails,
      m.phone, roles.is_leader, roles.permissions,
      array(
        select h.property_id from residencies as r
        join households as h on h.community_id = r.community_id and h.id = r.household_id
        where r.community_id = ${by.communityId} and r.member_id = m.id) as properties
    from members as m
    join roles on roles.community_id = m.community_id and roles.id = m.role_id
    where m.community_id = ${by.communityId} and m.suspended_at is not null and m.merged_into is null
      and m.name_key = any(${nameKeys})`.execute(db)
  const suspensions: Known['suspensions'] = new Map()
  for (const { nameKey, isLeader, permissions, ...known } of answer.rows) {
    const says = mayReinstate(by, { isLeader, permissions }) ? 'suspended' : 'ask a leader'
    suspensions.set(nameKey, [...(suspensions.get(nameKey) ?? []), { ...known, says }])
  }
  return suspensions
}
