import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { fullName } from '#domain/members/member.ts'

/** Somebody of the community, by the record that stands for them today. */
export type NamedPerson = {
  id: string
  name: string
  /** Whether they have left; what they did stays theirs. */
  hasLeft: boolean
}

type Row = { recordId: string; id: string; firstName: string; lastName: string; hasLeft: boolean }

/**
 * The people behind records, by the id of the record, in the caller's transaction. Of a record that was
 * merged it is the one that stayed, however often. What was taken back, as an import is, has nobody.
 *
 * Each is found by its key, which `limit 1` makes sure of: PostgreSQL takes what is led to for far more than it is, and
 * would rather read the community.
 */
export async function namePeople(
  db: Db,
  communityId: string,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, NamedPerson>> {
  if (recordIds.length === 0) return new Map()
  const answer = await sql<Row>`
    with recursive led (record_id, id, merged_into) as (
      select m.id, m.id, m.merged_into from members m
      where m.community_id = ${communityId} and m.id = any(${recordIds}::uuid[])
      union
      select led.record_id, m.id, m.merged_into from led
      cross join lateral (
        select * from members where members.community_id = ${communityId} and members.id = led.merged_into limit 1) m
    )
    select led.record_id, m.id, m.first_name, m.last_name, m.left_at is not null as has_left
    from led cross join lateral (
      select * from members where members.community_id = ${communityId} and members.id = led.id limit 1) m
    where led.merged_into is null`.execute(db)
  return new Map(
    answer.rows.map(({ recordId, id, hasLeft, ...name }) => [
      recordId,
      { id, name: fullName(name), hasLeft },
    ]),
  )
}

/** Every record that stands for the same person as this one, itself among them, in the caller's transaction. */
export async function recordsOf(
  db: Db,
  communityId: string,
  { id }: Pick<NamedPerson, 'id'>,
): Promise<string[]> {
  const answer = await sql<{ id: string }>`
    with recursive of_them (id) as (
      select m.id from members m where m.community_id = ${communityId} and m.id = ${id}
      union
      select m.id from of_them
      join members m on m.community_id = ${communityId} and m.merged_into = of_them.id
    )
    select id from of_them`.execute(db)
  return answer.rows.map(({ id }) => id)
}
