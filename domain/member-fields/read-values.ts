import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { fullName } from '#domain/members/member.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { readFields } from './list-fields.ts'
import { fillsField, type MemberField, seesField } from './member-field.ts'

/** A field of somebody, with what stands in it; null: nothing. */
export type FilledField = MemberField & { value: string | null; mayFill: boolean }

/** A member's full name, and the fields of theirs that the actor may see, filled or not; null: unknown. */
export function readValues(
  db: Db,
  by: Actor,
  { memberId }: { memberId: string },
): Promise<{ name: string; fields: FilledField[] } | null> {
  return inCommunity(db, by.communityId, async (db) => {
    const { communityId } = by
    const member = await db
      .selectFrom('members')
      .select(['firstName', 'lastName'])
      .where('communityId', '=', communityId)
      .where('id', '=', memberId)
      .where('mergedInto', 'is', null)
      .executeTakeFirst()
    if (!member) return null
    const fields = (await readFields(db, communityId)).filter(({ removedAt }) => removedAt === null)
    const values = await valuesOf(db, { communityId, memberId })
    const seen = fields.filter((field) => seesField(by, field, memberId))
    return {
      name: fullName(member),
      fields: seen.map(({ removedAt: _, ...field }) => ({
        ...field,
        value: values.get(field.id) ?? null,
        mayFill: fillsField(by, field, memberId),
      })),
    }
  })
}

/**
 * What stands in the fields of a member, by the field; to be asked inside the community. What stood with
 * a record that was merged into this one counts where nothing else stands.
 */
export async function valuesOf(
  db: Db,
  { communityId, memberId }: { communityId: string; memberId: string },
): Promise<Map<string, string>> {
  const answer = await sql<{ fieldId: string; value: string }>`
    select distinct on (v.field_id) v.field_id, v.value
    from members as m
    join member_field_values as v on v.community_id = m.community_id and v.member_id = m.id
    where m.community_id = ${communityId} and (m.id = ${memberId} or m.merged_into = ${memberId})
    order by v.field_id, m.id = ${memberId} desc, v.written_at desc`.execute(db)
  const filled = answer.rows.filter(({ value }) => value !== '')
  return new Map(filled.map(({ fieldId, value }) => [fieldId, value]))
}
