import type { Insertable } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Members } from '#database/tables.ts'
import { nameKey } from '#domain/contacts/person-name.ts'
import { newId } from '#domain/new-id.ts'
import { anEmail } from './factories.ts'
import { rowsOf } from './rows.ts'

/** What is said of one of a crowd; the role by its place among the three of every community. */
type Somebody = Partial<Insertable<Members>> & { role?: 'leader' | 'board' | 'resident' }

/** So many rows go into one statement. */
const batch = 1000

/** Many active members of a community at once, without accounts and without the way there. */
export async function aCrowd(
  db: Db,
  communityId: string,
  people: readonly Somebody[],
): Promise<string[]> {
  const roles = await rowsOf(db, communityId, 'roles')
  const rows = people.map(({ role = 'resident', ...given }) => {
    const person = { firstName: 'Ana', lastName: 'Reyes', ...given }
    return {
      communityId,
      id: newId(),
      accountId: newId(),
      nameKey: nameKey(person),
      email: anEmail(),
      roleId: roles.find(({ system }) => system === role)!.id,
      joinedAt: new Date('2026-04-01T12:00:00Z'),
      ...person,
    }
  })
  await inCommunity(db, communityId, async (db) => {
    for (let from = 0; from < rows.length; from += batch)
      await db
        .insertInto('members')
        .values(rows.slice(from, from + batch))
        .execute()
  })
  return rows.map(({ id }) => id)
}
