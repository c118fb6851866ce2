import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { requireProgress } from './list-waiting-homes.ts'

/** What may still bring people in, whatever homes are known: no home that waits tells of it. */
export type AtLarge = {
  /** Open codes that are good and lead to no home of the list: blank passes, pasted addresses, numbers. */
  codes: number
  /** Homes that people named with such a code, and that wait until a leader confirms them. */
  claims: number
}

/** Counts what is at large in a community. */
export function countAtLarge(db: Db, by: Actor, { at }: { at?: Date } = {}): Promise<AtLarge> {
  requireProgress(by)
  const work = async (db: Db, now: Date) => {
    const answer = await sql<AtLarge>`
      select (
        select count(*)::int from invitations as i
        where i.community_id = ${by.communityId} and i.member_id is null and i.property_id is null
          and i.joined_as is null and i.redeemed_at is null and i.voided_at is null
          and (i.expires_at is null or i.expires_at > ${now})) as codes, (
        select count(*)::int from home_claims as c
        where c.community_id = ${by.communityId} and c.settled_at is null) as claims`.execute(db)
    return answer.rows[0]!
  }
  return inCommunity(db, by.communityId, work, at)
}
