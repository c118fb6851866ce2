import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import type { Visitor } from '#domain/communities/enter-community.ts'
import { followAccount } from '#domain/members/follow-account.ts'
import { fullName } from '#domain/members/member.ts'

/** A name and a number to be reached by; every part has been checked. */
export type PersonChange = { firstName: string; lastName: string; phone: string | null }

/**
 * Changes what an account is called and its number. Communities that list it so follow; those that have
 * written it otherwise keep what they have.
 */
export function changePerson(
  db: Db,
  by: Visitor,
  person: PersonChange,
  { at }: { at?: Date } = {},
): Promise<void> {
  const { accountId, from } = by
  const work = async (db: Db, now: Date) => {
    const before = await db
      .selectFrom('accounts')
      .select(['firstName', 'lastName', 'email', 'phone'])
      .where('id', '=', accountId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    await db
      .updateTable('accounts')
      .set({ ...person, name: fullName(person), updatedAt: now })
      .where('id', '=', accountId)
      .execute()
    await followAccount(db, { accountId, from, before, after: { ...before, ...person }, now })
  }
  return atomically(db, work, at)
}
