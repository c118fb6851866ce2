import type { Db } from '#database/connect.ts'
import { nameKey } from '#domain/contacts/person-name.ts'
import { newId } from '#domain/new-id.ts'

/** Someone the community expects, and where they will live. */
export type Expected = {
  memberId: string
  /** Whether the community knows them already: they left, or their invitation was voided. */
  isKnown: boolean
  firstName: string
  lastName: string
  email: string | null
  phone: string | null
  roleId: string
  locale: string
  householdId: string
  householdRole: 'head' | 'member'
  now: Date
}

/**
 * Writes a pending member with their place in a household, in the caller's transaction. Someone the
 * community knew before is expected there alone: where they lived or should have lived ends. A suspension stays.
 */
export async function expectMember(db: Db, communityId: string, expected: Expected): Promise<void> {
  const { memberId, householdId, householdRole, now } = expected
  await Promise.all([
    ...(expected.isKnown
      ? [renew(db, communityId, expected), moveOut(db, communityId, expected)]
      : [add(db, communityId, expected)]),
    db
      .insertInto('residencies')
      .values({ communityId, id: newId(), householdId, memberId, householdRole, since: now })
      .onConflict((same) =>
        same
          .columns(['communityId', 'householdId', 'memberId'])
          .where('until', 'is', null)
          .doUpdateSet({ householdRole }),
      )
      .execute(),
  ])
}

function add(db: Db, communityId: string, expected: Expected) {
  const { memberId: id, now: createdAt } = expected
  return db
    .insertInto('members')
    .values({ communityId, id, ...personOf(expected), createdAt })
    .execute()
}

function renew(db: Db, communityId: string, expected: Expected) {
  return db
    .updateTable('members')
    .set({ ...personOf(expected), accountId: null, joinedAt: null, leftAt: null })
    .where('communityId', '=', communityId)
    .where('id', '=', expected.memberId)
    .execute()
}

function personOf(expected: Expected) {
  const { firstName, lastName, email, phone, roleId, locale } = expected
  return { firstName, lastName, nameKey: nameKey(expected), email, phone, roleId, locale }
}

function moveOut(db: Db, communityId: string, { memberId, householdId, now }: Expected) {
  return db
    .updateTable('residencies')
    .set({ until: now })
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .where('householdId', '!=', householdId)
    .where('until', 'is', null)
    .execute()
}
