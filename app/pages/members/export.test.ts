import { expect } from 'vitest'
import { aCrowd } from '#test/crowd.ts'
import { test } from '#test/database.ts'
import { aMember, anInvitation } from '#test/factories.ts'
import { aHousehold } from '#test/households.ts'
import type { Page } from '#test/page.ts'
import { aLeaderWithRosters, verdictTabs } from '#test/roster-steps.ts'
import { change, rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { takeFile } from '#test/taken-file.ts'
import { aHouse, aSignedInVisitor, type TestVisitor } from '#test/visitor.ts'

const whole = { tab: 'all', format: 'csv', columns: 'all' }

/** Takes members away as a file; answers its rows as a spreadsheet program has them. */
async function take(visitor: TestVisitor, members: string, wish: Record<string, string> = {}) {
  const taken = await takeFile(visitor, { list: members, wish: { ...whole, ...wish } })
  return { ...taken, people: taken.rows }
}

test.for(['csv', 'xlsx'])(
  'a leader takes a tab away as %s, with everything and everybody',
  async (format, { db }) => {
    const { visitor, members, communityId, slug } = await aLeaderAtWork(aHouse(db))
    await aCrowd(
      db,
      communityId,
      Array.from({ length: 1100 }, () => ({ email: null })),
    )
    const { leader } = await aLeaderAtWork(aHouse(db))
    await anInvitation(db, { by: leader })
    const { answer, header, people } = await take(visitor, members, { format })
    expect(answer.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="${slug}-members-\\d{4}-\\d\\d-\\d\\d.${format}"$`),
    )
    expect(header.slice(0, 4)).toEqual(['First Name', 'Last Name', 'Address', 'Lot Number'])
    expect(people).toHaveLength(1101)
    const [event] = (await rowsOf(db, communityId, 'auditEvents')).slice(-1)
    expect(event).toMatchObject({
      deed: 'exported members',
      facts: { count: 1101, tab: 'all', format },
    })
  },
)

test('what was taken away can be imported again, and changes nothing', async ({ db }) => {
  const house = aHouse(db)
  const at = await aLeaderWithRosters(house)
  const { visitor, members, communityId, leader, bring, work } = at
  const review = async (bytes: Uint8Array, name: string) => {
    const columns = (await bring(Buffer.from(bytes), name)) as Page
    return work(await visitor.send(columns, columns.path, {}, 'Check the rows'))
  }
  const { heads } = await aHousehold(db, { town: at, members: 2 })
  const phone = { title: 'Treasurer', phone: '+15125550123' }
  await change(db, 'members', { communityId, id: heads[0]!.memberId }, phone)
  const lot = {
    kind: 'lot',
    lot: 'LOT 7',
    unit: null,
    city: 'AUSTIN',
    state: 'TX',
    zip: '78701',
  } as const
  await anInvitation(db, { by: leader, newcomer: { place: { home: lot, householdName: null } } })
  for (const format of ['csv', 'xlsx'] as const) {
    const { bytes, people } = await take(visitor, members, { format, search: 'main st' })
    expect(people).toHaveLength(3)
    expect(verdictTabs(await review(bytes, `members.${format}`))).toContain('Unchanged 3')
  }
  const { bytes } = await take(visitor, members, { tab: 'pending' })
  expect(verdictTabs(await review(bytes, 'members.csv'))).toContain('Unchanged 1')
})

test('no cell of the file is computed by a program, and numbers can be called', async ({ db }) => {
  const { visitor, members, communityId } = await aLeaderAtWork(aHouse(db))
  const titles = ['=cmd|/c calc!A1', '+1 for trees', '-2', '@SUM(A1)', '\t=1', '<b>&"\u0001\ufffe']
  await aCrowd(
    db,
    communityId,
    titles.map((title) => ({ title, phone: '+15125550123' })),
  )
  const wish = { tab: 'active', search: 'reyes' }
  const csv = await take(visitor, members, wish)
  const text = Buffer.from(csv.bytes).toString('utf8')
  expect(text).not.toMatch(/(^|,|")[=+\-@\t]/m)
  expect(text).toContain('(512) 555-0123')
  const xlsx = await take(visitor, members, { ...wish, format: 'xlsx' })
  const at = csv.header.indexOf('Title')
  expect(csv.people.map((row) => row[at]).sort()).toEqual([...titles].sort())
  expect(xlsx.people.map((row) => row[at]).sort()).toEqual([...titles.slice(0, 5), '<b>&"'].sort())
})

test('nobody takes away what they may not see, though members show it on pages', async ({ db }) => {
  const house = aHouse(db)
  const { members, communityId } = await aLeaderAtWork(house)
  const answers = JSON.stringify({ showEmail: true, showPhone: true })
  const shown = await aMember(db, { communityId, phone: '+15125550123', answers })
  const roles = await rowsOf(db, communityId, 'roles')
  const resident = roles.find(({ system }) => system === 'resident')!
  const permissions = [...resident.permissions, 'export members']
  await change(db, 'roles', { communityId, id: resident.id }, { permissions })
  const visitor = await aSignedInVisitor(house, { accountId: shown.accountId! })
  const { header, bytes } = await take(visitor, members, { tab: 'active', column: 'email' })
  expect(header).toEqual([
    'First Name',
    'Last Name',
    'Role',
    'Title',
    'Portal Status',
    'Since Date',
  ])
  expect(Buffer.from(bytes).toString()).not.toMatch(/example\.com|555-0123|MAIN ST/)
  const pending = await visitor.post(`${members}/export/file`, { ...whole, tab: 'pending' })
  expect(pending.status).toBe(403)
})

test('a board member, who may not export, gets no file and is offered none', async ({ db }) => {
  const house = aHouse(db)
  const { members, communityId } = await aLeaderAtWork(house)
  const { accountId } = await aMember(db, { communityId, role: 'board' })
  const visitor = await aSignedInVisitor(house, { accountId: accountId! })
  expect((await visitor.open(members)).words).not.toContain('Export')
  expect((await visitor.post(`${members}/export/file`, whole)).status).toBe(403)
  expect((await visitor.get(`${members}/export`)).status).toBe(403)
})

test.for([
  ['a tab of nowhere', { tab: 'secret' }],
  ['a file of nowhere', { format: 'exe' }],
  ['columns of nowhere', { columns: 'password' }],
] as const)('%s cannot be asked for', async ([, wish], { db }) => {
  const { visitor, members, communityId } = await aLeaderAtWork(aHouse(db))
  expect((await visitor.post(`${members}/export/file`, { ...whole, ...wish })).status).toBe(400)
  const deeds = (await rowsOf(db, communityId, 'auditEvents')).map(({ deed }) => deed)
  expect(deeds).not.toContain('exported members')
})

test('the file has the columns of the list and no others, when that is asked for', async ({
  db,
}) => {
  const { visitor, members } = await aLeaderAtWork(aHouse(db))
  const choosing = await visitor.open(`${members}/columns`)
  await visitor.send(choosing, `${members}/columns`, { column: ['title', 'phone'] }, 'Save')
  const { header } = await take(visitor, members, { columns: 'shown' })
  expect(header).toEqual(['First Name', 'Last Name', 'Phone', 'Title'])
})
