import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { holderOf } from './holder.ts'
import { type FactRow, factColumns, storyTables, type Telling } from './story-rows.ts'

/** An invitation with the facts of its story, and whom and what it is for. */
export type InvitationRow = FactRow & {
  invitedAt: Date
  memberId: string | null
  joinedAs: string | null
  batchId: string | null
  serial: number | null
  propertyId: string | null
  contact: string | null
  contactName: string | null
  firstName: string | null
  lastName: string | null
  email: string | null
  phone: string | null
  home: string | null
}

/** The community and the time of a story that is told now. */
export async function beginTelling(db: Db, communityId: string, now: Date): Promise<Telling> {
  const { curtainDrawnAt, curtainLiftsAt } = await db
    .selectFrom('communities')
    .select(['curtainDrawnAt', 'curtainLiftsAt'])
    .where('id', '=', communityId)
    .executeTakeFirstOrThrow()
  const isCurtainDrawn = curtainDrawnAt !== null && (!curtainLiftsAt || curtainLiftsAt > now)
  return { communityId, now, isCurtainDrawn }
}

/** Reads whatever `invitations`, a query of rows of that table, finds; `conditions` are of the story. */
export async function readInvitations(
  db: Db,
  telling: Telling,
  invitations: RawBuilder<unknown>,
  {
    conditions = [],
    rest = sql``,
  }: { conditions?: RawBuilder<boolean>[]; rest?: RawBuilder<unknown> } = {},
): Promise<InvitationRow[]> {
  const answer = await sql<InvitationRow>`
    select ${factColumns(telling)}, i.invited_at, i.member_id, i.joined_as, i.batch_id, i.serial,
      i.property_id, i.contact, i.contact_name, person.first_name, person.last_name, person.email, person.phone,
      ${homeOf(telling)} as home
    from ${storyTables(telling, invitations)}
    left join lateral (
      select m.* from members as m where m.community_id = ${telling.communityId}
        and m.id = ${holderOf('i')}) as person on true
    where ${conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`} ${rest}`.execute(
    db,
  )
  return answer.rows
}

/**
 * The home that its holder told and that a leader has yet to answer; else the home of the person, the longest of
 * several; else the one its code was made for, or its holder told.
 */
function homeOf({ communityId }: Telling) {
  return sql`coalesce(
    case when claim.outcome is null then ${toldHome} end,
    (select concat_ws(' ', coalesce(p.street, p.lot), p.unit)
     from residencies as r
     join households as h on h.community_id = r.community_id and h.id = r.household_id
     join properties as p on p.community_id = h.community_id and p.id = h.property_id
     where r.community_id = ${communityId} and r.member_id = person.id and r.until is null
     order by r.since limit 1),
    (select concat_ws(' ', coalesce(p.street, p.lot), p.unit)
     from properties as p where p.community_id = ${communityId} and p.id = i.property_id),
    ${toldHome})`
}

/** Null where nobody has told a home. */
const toldHome = sql`nullif(concat_ws(' ',
  coalesce(claim.home ->> 'street', claim.home ->> 'lot'), claim.home ->> 'unit'), '')`
