import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { readFields } from './list-fields.ts'
import { type MemberField, seesFieldOfOthers } from './member-field.ts'

/** A field as a column of a list or a file. */
export type FieldColumn = Pick<MemberField, 'id' | 'name' | 'kind'>

/** What stands in the fields of each member: by the member, then by the field. */
export type ValuesOfMembers = ReadonlyMap<string, ReadonlyMap<string, string>>

/** The fields of a community that the actor may see of everybody; to be asked inside the community. */
export async function fieldsForLists(db: Db, by: Actor): Promise<FieldColumn[]> {
  const fields = await readFields(db, by.communityId)
  return fields
    .filter((field) => field.removedAt === null && seesFieldOfOthers(by, field))
    .map(({ id, name, kind }) => ({ id, name, kind }))
}

/**
 * What stands in fields of members; whoever asks may see these fields. To be asked inside the community. What stood
 * with a record that was merged into another counts where nothing else stands.
 */
export async function valuesOfMembers(
  db: Db,
  communityId: string,
  { memberIds, fieldIds }: { memberIds: readonly string[]; fieldIds: readonly string[] | 'all' },
): Promise<ValuesOfMembers> {
  if (memberIds.length === 0 || fieldIds.length === 0) return new Map()
  const meant = fieldIds === 'all' ? sql`true` : sql`v.field_id = any(${fieldIds}::uuid[])`
  const answer = await sql<{ memberId: string; fieldId: string; value: string }>`
    with records as (
      select id as whose, id from unnest(${memberIds}::uuid[]) as id
      union all
      select m.merged_into, m.id from members as m
      where m.community_id = ${communityId} and m.merged_into = any(${memberIds}::uuid[]))
    select distinct on (r.whose, v.field_id) r.whose as member_id, v.field_id, v.value
    from records as r
    join member_field_values as v on v.community_id = ${communityId} and v.member_id = r.id
    where ${meant}
    order by r.whose, v.field_id, r.id = r.whose desc, v.written_at desc`.execute(db)
  const values = new Map<string, Map<string, string>>()
  for (const { memberId, fieldId, value } of answer.rows) {
    if (value === '') continue
    const own = values.get(memberId) ?? new Map()
    values.set(memberId, own.set(fieldId, value))
  }
  return values
}
