import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { foldName } from '#domain/contacts/person-name.ts'
import { fullName } from '#domain/members/member.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { containing } from '#domain/search.ts'
import type { NamedPerson } from './name-people.ts'

/** How many people are offered; of more, one says more of the name. */
const mostOffered = 20

/** People of every time whose names hold each word of `search`, in the order of names. */
export function findPeople(
  db: Db,
  by: Actor,
  { search }: { search: string },
): Promise<NamedPerson[]> {
  requirePermission(by, 'view audit log')
  const words = containing(foldName(search))
  if (words.length === 0) return Promise.resolve([])
  return inCommunity(db, by.communityId, async (db) => {
    const rows = await db
      .selectFrom('members')
      .select(['id', 'firstName', 'lastName', 'leftAt'])
      .where('communityId', '=', by.communityId)
      .where('mergedInto', 'is', null)
      .where((eb) =>
        eb.and(words.flatMap((word) => [eb('search', 'like', word), eb('nameKey', 'like', word)])),
      )
      .orderBy('nameKey')
      .orderBy('id')
      .limit(mostOffered)
      .execute()
    return rows.map(({ id, leftAt, ...name }) => ({
      id,
      name: fullName(name),
      hasLeft: leftAt !== null,
    }))
  })
}
