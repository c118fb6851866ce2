import type { Db } from '#database/connect.ts'
import { nameKey } from '#domain/contacts/person-name.ts'
import { newId } from '#domain/new-id.ts'

/** Someone the community expects, and where they will live. */
export type Expected = {
  firstName: string
  lastName: string
  email: string | null
  phone: string | null
  roleId: string
  locale: string
  householdId: string
  householdRole: 'head' | 'member'
  /** The same person, if the community knows them: they left, or their invitation was withdrawn. */
  sameMemberId: string | null
  now: Date
}

/**
 * Writes a pending member with their place in a household, in the caller's transaction; answers the id.
 * Someone the community knew before is expected there alone: where they lived or should have lived ends.
 */
export async function expectMember(
  db: Db,
  communityId: string,
  expected: Expected,
): Promise<string> {
  const { firstName, lastName, email, phone, roleId, locale, now } = expected
  const person = { firstName, lastName, nameKey: nameKey(expected), email, phone, roleId, locale }
  const { householdId, householdRole } = expected
  const memberId = expected.sameMemberId ?? newId()
  if (expected.sameMemberId) {
    await db
      .updateTable('members')
      .set({ ...person, accountId: null, joinedAt: null, leftAt: null })
      .set({ suspendedAt: null, suspendedBecause: null })
      .where('communityId', '=', communityId)
      .where('id', '=', memberId)
      .execute()
    await db
      .updateTable('residencies')
      .set({ until: now })
      .where('communityId', '=', communityId)
      .where('memberId', '=', memberId)
      .where('householdId', '!=', householdId)
      .where('until', 'is', null)
      .execute()
  } else
    await db
      .insertInto('members')
      .values({ communityId, id: memberId, ...person, createdAt: now })
      .execute()
  await db
    .insertInto('residencies')
    .values({ communityId, id: newId(), householdId, memberId, householdRole, since: now })
    .onConflict((same) =>
      same
        .columns(['communityId', 'householdId', 'memberId'])
        .where('until', 'is', null)
        .doUpdateSet({ householdRole }),
    )
    .execute()
  return memberId
}
