import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { fullName } from '#domain/members/member.ts'
import { whatIsShown } from '#domain/members/what-is-shown.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { containing, spellingsOf } from '#domain/search.ts'

/** The most people one answer holds. */
const mostPeople = 20

/** Somebody who is expected and has not come. */
export type ExpectedPerson = {
  id: string
  name: string
  /** Where their invitation goes; null where there is none, and to those who may not see it. */
  email: string | null
}

/**
 * People who are expected and have not come, by the words of a search in what the viewer sees of them; at
 * most 20, in the order of names. Nobody without a search.
 */
export function findExpected(
  db: Db,
  by: Actor,
  { search }: { search: string },
): Promise<ExpectedPerson[]> {
  requirePermission(by, 'invite members')
  const words = containing(search)
  if (words.length === 0) return Promise.resolve([])
  return inCommunity(db, by.communityId, async (db) => {
    const rows = await expected(db, by)
      .where((eb) =>
        eb.and(
          words.map((word) =>
            eb.or(spellingsOf(word).map((one) => eb(whatIsShown(by), 'like', one))),
          ),
        ),
      )
      .limit(mostPeople)
      .execute()
    return rows.map((row) => show(row, by))
  })
}

/** Somebody who is expected, by their id; null when there is nobody such. */
export function readExpected(
  db: Db,
  by: Actor,
  { memberId }: { memberId: string },
): Promise<ExpectedPerson | null> {
  requirePermission(by, 'invite members')
  return inCommunity(db, by.communityId, async (db) => {
    const row = await expected(db, by).where('members.id', '=', memberId).executeTakeFirst()
    return row ? show(row, by) : null
  })
}

function expected(db: Db, { communityId }: Actor) {
  return db
    .selectFrom('members')
    .select(['members.id', 'members.firstName', 'members.lastName', 'members.email'])
    .where('members.communityId', '=', communityId)
    .where('members.joinedAt', 'is', null)
    .where('members.leftAt', 'is', null)
    .where('members.accountId', 'is', null)
    .orderBy(sql`members.name_key`)
    .orderBy('members.id')
}

type Row = Awaited<ReturnType<ReturnType<typeof expected>['executeTakeFirstOrThrow']>>

function show(row: Row, { permissions }: Actor): ExpectedPerson {
  const email = permissions.has('view member email') ? row.email : null
  return { id: row.id, name: fullName(row), email }
}
