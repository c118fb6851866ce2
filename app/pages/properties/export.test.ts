import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { anInvitation } from '#test/factories.ts'
import { rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { takeFile } from '#test/taken-file.ts'
import { aHouse } from '#test/visitor.ts'

const place = { unit: null, city: 'AUSTIN', state: 'TX', zip: '78701' }

/** So many homes of one street, without the way there. */
function aStreet(db: Db, communityId: string, many: number) {
  const rows = Array.from({ length: many }, (_, at) => {
    const id = newId()
    return { ...place, communityId, id, kind: 'street', street: `${at + 1} OAK LN`, homeKey: id }
  })
  return inCommunity(db, communityId, (db) => db.insertInto('properties').values(rows).execute())
}

test.for(['csv', 'xlsx'] as const)(
  'a leader takes all homes away as %s, on all pages and in their order, and the log keeps it',
  async (format, { db }) => {
    const at = await aLeaderAtWork(aHouse(db))
    const { visitor, home, slug, communityId } = at
    const list = `${home}/properties`
    await aStreet(db, communityId, 1100)
    const dialog = await visitor.click(await visitor.open(list), 'Export')
    expect(dialog.words).toContain('A file with every home on this tab, on all its pages.')
    const wish = { tab: 'vacant', format }
    const { answer, header, rows } = await takeFile(visitor, { list, wish })
    expect(answer.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="${slug}-properties-\\d{4}-\\d\\d-\\d\\d.${format}"$`),
    )
    expect(header.slice(0, 3)).toEqual(['Address', 'Lot Number', 'Unit'])
    expect(rows.map(([street]) => street)).toEqual(
      Array.from({ length: 1100 }, (_, at) => `${at + 1} OAK LN`),
    )
    const [event] = (await rowsOf(db, communityId, 'auditEvents')).slice(-1)
    expect(event).toMatchObject({
      deed: 'exported properties',
      facts: { count: 1100, tab: 'vacant', format },
    })
    const log = await visitor.open(`${home}/audit`)
    expect(log.words).toContain('took 1,100 properties away as a file')
  },
)

test('the file has what the list shows of a home, its search is respected, and no cell computes', async ({
  db,
}) => {
  const { visitor, home, leader } = await aLeaderAtWork(aHouse(db))
  for (const street of ['=1+1 OAK LN', '9 ELM ST']) {
    const told = { kind: 'street' as const, street, ...place }
    await anInvitation(db, { by: leader, newcomer: { place: { home: told, householdName: null } } })
  }
  const wish = { tab: 'all', search: 'oak', format: 'csv' }
  const { bytes, rows } = await takeFile(visitor, { list: `${home}/properties`, wish })
  expect(Buffer.from(bytes).toString()).toContain("\r\n'=1+1 OAK LN,,,AUSTIN,TX,78701,Active,")
  expect(rows).toEqual([
    ['=1+1 OAK LN', '', '', 'AUSTIN', 'TX', '78701', 'Active', '1', '', '0', '1', '0'],
  ])
})
