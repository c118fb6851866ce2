import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { countJoined } from './read-progress.ts'

/** How far a community has come from its first day to everybody being in; each step as it is now. */
export type Launch = {
  /** Whether it has a logo, or a colour of its own. */
  isBranded: boolean
  homes: number
  joined: number
  empty: number
  /** Whether a second person may see what its leaders see, or is invited to. */
  hasBoard: boolean
  /** Whether anything has left, or been made to be handed out, for anybody but its leaders and board; or one has joined. */
  hasInvited: boolean
  /** Whether people who join still wait behind the Black Curtain. */
  isCurtainDrawn: boolean
}

/** What a new community's colour is until its leaders choose one. */
const firstColor = '#1f6f54'

/** Reads it for the leaders' home page; asked of whoever may manage members. */
export function readLaunch(db: Db, by: Actor): Promise<Launch> {
  return inCommunity(db, by.communityId, async (db) => {
    const { communityId, memberId } = by
    const answer = await sql<Omit<Launch, 'homes' | 'joined' | 'empty'>>`
      select c.logo_type is not null or c.color <> ${firstColor} as is_branded,
        curtain_is_drawn(c.curtain_drawn_at, c.curtain_lifts_at) as is_curtain_drawn,
        exists (${others(communityId, memberId, sql`'admin view members' = any(r.permissions)`)}) as has_board,
        exists (${others(communityId, memberId, sql`${isNeighbour} and m.joined_at is not null`)})
          or exists (${sentOut(communityId)}) or exists (${handedOut(communityId)}) as has_invited
      from communities as c where c.id = ${communityId}`.execute(db)
    return { ...answer.rows[0]!, ...(await countJoined(db, communityId)) }
  })
}

const isNeighbour = sql`not 'admin view members' = any(r.permissions)`

/** Messages that left, or wait to, for neighbours, or for whoever reads an address or a number. */
const sentOut = (communityId: string) => sql`
  select from deliveries as d
  join invitations as i on i.community_id = d.community_id and i.id = d.invitation_id and i.voided_at is null
  left join members as m on m.community_id = i.community_id and m.id = i.member_id
  join roles as r on r.community_id = i.community_id and r.id = coalesce(m.role_id, i.role_id)
    and ${isNeighbour}
  where d.community_id = ${communityId} and d.template = 'invitation' and d.suppressed_at is null`

/** Access passes that somebody made; those that came with a roster are not printed by that. */
const handedOut = (communityId: string) => sql`
  select from invitations as i
  where i.community_id = ${communityId} and i.member_id is null and i.channel = 'pass' and i.voided_at is null
    and not exists (
      select from rosters where rosters.community_id = ${communityId} and rosters.pass_batch_id = i.batch_id)`

/** Who else has joined or is expected, of those whose role `r` is as asked. */
function others(communityId: string, memberId: string, role: RawBuilder<unknown>) {
  return sql`
    select from members as m
    join roles as r on r.community_id = m.community_id and r.id = m.role_id
    where m.community_id = ${communityId} and m.id <> ${memberId} and m.left_at is null and ${role}`
}
