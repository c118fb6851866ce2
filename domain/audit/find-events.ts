import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { JsonObject } from '#database/tables.ts'
import { type DeedKind, deeds, deedsByKind } from './deed.ts'

/** Which events somebody looks for; null: all. */
export type EventFilter = {
  /** Whoever did it, or to whom it was done. */
  personId: string | null
  kind: DeedKind | null
  /** From this moment on. */
  since: Date | null
  /** Before this moment. */
  until: Date | null
}

/** Events beyond one of them, in the order of reading: newest first, `before` going back to newer ones. */
export type EventPlace = { after?: string | null; before?: string | null }

/** An event as it is stored. */
export type EventRow = {
  id: string
  happenedAt: Date
  deed: string
  actorId: string | null
  accountId: string | null
  memberId: string | null
  invitationId: string | null
  facts: JsonObject
  fromAddress: string | null
}

/** Where an event stands among all, to the microsecond. */
type Mark = { id: string; at: string }

type Looking = {
  filter: EventFilter
  /** Every record of the person who is looked for; null: of everybody. */
  recordIds: readonly string[] | null
  place: EventPlace
  most: number
}

/**
 * Events of a community, in the caller's transaction: at most so many, beyond the place, as they follow it.
 * A place that is no event of this community is the beginning.
 *
 * Each deed is looked for by itself, in the order of its index, and only as many as are asked for: a log of
 * millions answers as fast as a short one, however rare what is looked for.
 */
export async function findEvents(
  db: Db,
  communityId: string,
  { filter, recordIds, place, most }: Looking,
): Promise<EventRow[]> {
  const back = place.before != null
  const mark = await findMark(db, communityId, place.before ?? place.after ?? null)
  const order = back ? sql`asc` : sql`desc`
  const within = [
    sql`e.community_id = ${communityId}`,
    ...(filter.since ? [sql`e.happened_at >= ${filter.since}`] : []),
    ...(filter.until ? [sql`e.happened_at < ${filter.until}`] : []),
    ...(mark
      ? [
          sql`(e.happened_at, e.id) ${back ? sql`>` : sql`<`} (${mark.at}::timestamptz, ${mark.id}::uuid)`,
        ]
      : []),
  ]
  const first = (...more: RawBuilder<unknown>[]) => sql`
    select e.id, e.happened_at, e.deed, e.actor_id, e.account_id, e.member_id, e.invitation_id,
      e.facts, e.from_address
    from audit_events e where ${sql.join([...within, ...more], sql` and `)}
    order by e.happened_at ${order}, e.id ${order} limit ${most}`
  const answer = await sql<EventRow>`
    select * from (${sourceOf({ filter, recordIds }, first)}) found
    order by happened_at ${order}, id ${order} limit ${most}`.execute(db)
  return back ? answer.rows.reverse() : answer.rows
}

/** The statement that gives the first of what is looked for, of each deed by itself where that is quicker. */
function sourceOf(
  { filter, recordIds }: Pick<Looking, 'filter' | 'recordIds'>,
  first: (...more: RawBuilder<unknown>[]) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const wanted = filter.kind ? deedsByKind[filter.kind] : deeds
  const each = sql`unnest(${wanted}::text[]) as wanted (deed)`
  const ofDeed = sql`e.deed = wanted.deed`
  if (!recordIds)
    return filter.kind
      ? sql`select hit.* from ${each} cross join lateral (${first(ofDeed)}) hit`
      : first()
  const people = sql`unnest(${recordIds}::uuid[]) as person (id)`
  const notTheirOwn = sql`(e.actor_id is null or e.actor_id <> all(${recordIds}::uuid[]))`
  return sql`
    select hit.* from ${people} cross join ${each}
      cross join lateral (${first(ofDeed, sql`e.actor_id = person.id`)}) hit
    union all
    select hit.* from ${people} cross join ${each}
      cross join lateral (${first(ofDeed, sql`e.member_id = person.id`, notTheirOwn)}) hit`
}

async function findMark(db: Db, communityId: string, id: string | null): Promise<Mark | null> {
  if (!id) return null
  const answer = await sql<Mark>`
    select id, happened_at::text as at from audit_events
    where community_id = ${communityId} and id = ${id}`.execute(db)
  return answer.rows[0] ?? null
}
