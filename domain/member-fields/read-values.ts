import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { fullName } from '#domain/members/member.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { valuesOfMembers } from './fields-in-lists.ts'
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

/** What stands in the fields of a member, by the field; to be asked inside the community. */
export async function valuesOf(
  db: Db,
  { communityId, memberId }: { communityId: string; memberId: string },
): Promise<ReadonlyMap<string, string>> {
  const asked = { memberIds: [memberId], fieldIds: 'all' } as const
  const values = await valuesOfMembers(db, communityId, asked)
  return values.get(memberId) ?? new Map()
}
