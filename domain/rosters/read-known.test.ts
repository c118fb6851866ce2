import { expect, test } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { freshDatabase } from '#test/database.ts'
import { aPool } from '#test/full-database.ts'
import { aRow, atStreet, called } from '#test/roster-rows.ts'
import { rowsRead } from '#test/rows-read.ts'
import { fillUncountedTown } from '#test/town.ts'
import { readKnown } from './read-known.ts'

const tables = ['properties', 'households', 'residencies', 'members', 'invitations']

/** Two homes of the town, and one that it does not know. */
const rows = [
  aRow(atStreet('7 ELM ST'), [called('Bo Chen', { email: 'resident5000@example.com' })]),
  aRow(atStreet('200 OAK AVE'), [called('Ana Reyes', { email: 'new@example.com' })]),
  aRow(atStreet('9000 OAK AVE'), [called('Cy Reyes')]),
]

test('what a roster meets is found by its index in a community that PostgreSQL has not counted', async () => {
  const { address } = await freshDatabase()
  const [db, owner] = [aPool(address, 'application'), aPool(address, 'owner')]
  const by = await fillUncountedTown({ db, owner }, 10_000)
  const counts: Record<string, number | 'few'> = {}
  for (const table of tables) {
    const read = await inCommunity(db, by.communityId, (db) =>
      rowsRead(db, [table], async (db) => {
        const { properties, people } = await readKnown(db, by, rows)
        expect([properties.size, people.size]).toEqual([2, 5])
      }),
    )
    counts[table] = read < 40 ? 'few' : read
  }
  expect(counts).toEqual(Object.fromEntries(tables.map((table) => [table, 'few'])))
})
