import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { test } from '#test/database.ts'
import { anInvitation } from '#test/factories.ts'
import { aHousehold } from '#test/households.ts'
import { aMemberWith } from '#test/roles.ts'
import { change, rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { takeFile } from '#test/taken-file.ts'
import { aHouse, aSignedInVisitor } from '#test/visitor.ts'

/** A leader at a browser, and a household of two whose name would compute. */
async function aHome(db: Db) {
  const house = aHouse(db)
  const at = await aLeaderAtWork(house)
  const home = await aHousehold(db, { town: at, members: 1 })
  const named = { communityId: at.communityId, id: home.householdId }
  await change(db, 'households', named, { name: '=HYPERLINK("x")' })
  return { house, ...at, ...home, list: `${at.home}/households` }
}

test.for(['csv', 'xlsx'] as const)(
  'a leader takes the households that a search finds away as %s, and the log keeps it',
  async (format, { db }) => {
    const { visitor, list, slug, leader, communityId } = await aHome(db)
    await anInvitation(db, { by: leader })
    const found = await visitor.open(`${list}?tab=all&search=ruth`)
    const dialog = await visitor.click(found, 'Export')
    expect(dialog.words).toContain('every household on this tab that fits “ruth”')
    const file = await visitor.send(dialog, `${list}/export/file`, { format })
    expect(file.status).toBe(200)

    const wish = { tab: 'all', search: 'ruth', format }
    const { answer, bytes, header, rows } = await takeFile(visitor, { list, wish })
    expect(answer.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="${slug}-households-\\d{4}-\\d\\d-\\d\\d.${format}"$`),
    )
    expect(header.slice(0, 4)).toEqual(['Household', 'Address', 'Lot Number', 'Unit'])
    expect(rows).toHaveLength(1)
    expect(rows[0]!.slice(4)).toEqual([
      'AUSTIN',
      'TX',
      '78701',
      'Daniel Okafor, Ruth Okafor',
      'Ruth Okafor',
      '2',
      '0',
      'Active',
    ])
    if (format === 'csv') expect(Buffer.from(bytes).toString()).toContain('"\'=HYPERLINK(""x"")"')
    const events = (await rowsOf(db, communityId, 'auditEvents')).slice(-2)
    expect(events.map(({ deed, facts }) => ({ deed, facts }))).toEqual(
      Array(2).fill({
        deed: 'exported households',
        facts: { count: 1, tab: 'all', search: 'ruth', format },
      }),
    )
    const log = await visitor.open(`/c/${slug}/audit`)
    expect(log.words).toContain('took one household away as a file')
  },
)

test('whoever sees neither people nor homes takes away neither', async ({ db }) => {
  const { house, list, communityId } = await aHome(db)
  const { by } = await aMemberWith(db, { communityId }, ['view households', 'export members'])
  const visitor = await aSignedInVisitor(house, by)
  const { header, bytes } = await takeFile(visitor, { list, wish: { tab: 'all', format: 'csv' } })
  expect(header).toEqual(['Household', 'Joined', 'Expected', 'Status'])
  expect(Buffer.from(bytes).toString()).not.toMatch(/Ruth|MAIN ST/)
  const byName = { tab: 'all', search: 'ruth', format: 'csv' }
  expect((await takeFile(visitor, { list, wish: byName })).rows).toEqual([])
})

test('a tab or a file of nowhere cannot be asked for, and an address alone takes nothing', async ({
  db,
}) => {
  const { visitor, list, communityId } = await aHome(db)
  const wishes = [
    { tab: 'secret', format: 'csv' },
    { tab: 'all', format: 'exe' },
  ]
  for (const wish of wishes)
    expect((await visitor.post(`${list}/export/file`, wish)).status).toBe(400)
  expect((await visitor.open(`${list}/export/file`)).path).toBe(`${list}/export`)
  const deeds = (await rowsOf(db, communityId, 'auditEvents')).map(({ deed }) => deed)
  expect(deeds).not.toContain('exported households')
})
