import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'

/** How the invitations of a community stand, in a few figures. */
export type InvitationOverview = {
  /** Invitations that wait to be used. */
  open: number
  joined: number
  /** Open ones whose last message did not arrive. */
  troubled: number
  /** People who wait until a leader confirms their home. */
  unconfirmed: number
  /** People without a code who ask to be let in and wait for a leader. */
  requests: number
  /** Whether people who have not joined are reminded. */
  reminds: boolean
}

/** What the page of invitation cards shows. */
export function readOverview(db: Db, by: Actor): Promise<InvitationOverview> {
  requirePermission(by, 'invite members')
  return inCommunity(db, by.communityId, async (db) => {
    const answer = await sql<InvitationOverview>`
      select c.reminds,
        (select count(*)::int from home_claims as h
         where h.community_id = ${by.communityId} and h.settled_at is null) as unconfirmed,
        (select count(*)::int from join_requests as r
         where r.community_id = ${by.communityId} and r.settled_at is null) as requests,
        stands.*
      from communities as c
      cross join (
        select
          count(*) filter (where i.redeemed_at is null and i.voided_at is null)::int as open,
          count(*) filter (where i.redeemed_at is not null)::int as joined,
          count(*) filter (where i.redeemed_at is null and i.voided_at is null and exists (
            select from deliveries as d
            where d.community_id = i.community_id and d.invitation_id = i.id
              and num_nonnulls(d.bounced_at, d.failed_at, d.complained_at) > 0
              and not exists (
                select from deliveries as newer
                where newer.community_id = i.community_id and newer.invitation_id = i.id
                  and newer.queued_at > d.queued_at)))::int as troubled
        from invitations as i where i.community_id = ${by.communityId}
      ) as stands
      where c.id = ${by.communityId}`.execute(db)
    return answer.rows[0]!
  })
}
