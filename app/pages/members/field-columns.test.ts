import { expect } from 'vitest'
import { homeColumnWords } from '#app/home-columns.ts'
import type { Db } from '#database/connect.ts'
import { isBuiltIn } from '#domain/member-fields/built-in-names.ts'
import { removeField } from '#domain/member-fields/describe-field.ts'
import { writeValues } from '#domain/member-fields/write-values.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aMember } from '#test/factories.ts'
import { elements, wordsOf } from '#test/html.ts'
import { aMemberField } from '#test/member-fields.ts'
import type { Page } from '#test/page.ts'
import { rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { takeFile } from '#test/taken-file.ts'
import { aHouse, aSignedInVisitor } from '#test/visitor.ts'
import { exportWords } from './export-words.ts'
import { membersWords } from './words.ts'

/** A community that asks three things of its members; one has answered them all. */
async function aCuriousTown(db: Db, by: Actor) {
  const { communityId } = by
  const pets = await aMemberField(db, by, { name: 'Pets', seenBy: 'neighbours' })
  const gate = await aMemberField(db, by, { name: 'Has a gate opener', kind: 'yes or no' })
  const lease = await aMemberField(db, by, { name: 'Lease ends', kind: 'date' })
  const { id: memberId, accountId } = await aMember(db, { communityId })
  const typed = { [pets]: 'A parrot', [gate]: 'yes', [lease]: '2027-02-28' }
  await writeValues(db, by, { memberId, typed })
  return { pets, gate, lease, memberId, accountId: accountId! }
}

const headingsOf = (page: Page) => elements(elements(page.root, 'thead')[0]!, 'th').map(wordsOf)
const cellsOf = (page: Page) => elements(elements(page.root, 'tbody')[0]!, 'td').map(wordsOf)

test('what a community asks its members can be columns of the list', async ({ db }) => {
  const { visitor, members, leader } = await aLeaderAtWork(aHouse(db))
  const { pets, gate, lease } = await aCuriousTown(db, leader)
  const choosing = await visitor.open(`${members}/columns`)
  expect(choosing.words).toContain('What your community asks its members')
  const field = [lease, gate, pets]
  const chosen = await visitor.send(choosing, `${members}/columns`, { field }, 'Save')
  expect(headingsOf(chosen).slice(-4, -1)).toEqual(['Pets', 'Has a gate opener', 'Lease ends'])
  expect(cellsOf(chosen)).toEqual(expect.arrayContaining(['A parrot', 'Yes', 'Feb 28, 2027']))
  await visitor.post(`${members}/columns`, { field: [...field, leader.memberId, 'none'] })
  const ticked = await visitor.open(`${members}/columns`)
  const boxes = elements(ticked.root, 'input').filter(({ attributes }) => 'checked' in attributes)
  expect(boxes.map(({ attributes }) => attributes.value)).toEqual([pets, gate, lease])
  await removeField(db, leader, { id: gate })
  const without = await visitor.open(members)
  expect(headingsOf(without)).not.toContain('Has a gate opener')
  expect(cellsOf(without)).toEqual(expect.arrayContaining(['A parrot', 'Feb 28, 2027']))
})

test('a community that asks nothing offers no such columns', async ({ db }) => {
  const { visitor, members } = await aLeaderAtWork(aHouse(db))
  const choosing = await visitor.open(`${members}/columns`)
  expect(choosing.words).not.toContain('What your community asks its members')
})

test('neighbours choose only from what neighbours may see', async ({ db }) => {
  const house = aHouse(db)
  const { members, leader } = await aLeaderAtWork(house)
  const { pets, gate, accountId } = await aCuriousTown(db, leader)
  const neighbour = await aSignedInVisitor(house, { accountId })
  const choosing = await neighbour.open(`${members}/columns`)
  expect(choosing.words).toContain('Pets')
  expect(choosing.words).not.toContain('gate opener')
  await neighbour.post(`${members}/columns`, { field: [pets, gate] })
  const list = await neighbour.open(members)
  expect(headingsOf(list)).toContain('Pets')
  expect(headingsOf(list)).not.toContain('Has a gate opener')
  expect(cellsOf(list)).toContain('A parrot')
})

test('the file has a column for each, with days as files have them, and the log names them', async ({
  db,
}) => {
  const { visitor, members, leader, communityId } = await aLeaderAtWork(aHouse(db))
  const { pets } = await aCuriousTown(db, leader)
  const wish = { tab: 'active', format: 'csv', columns: 'all' }
  const whole = await takeFile(visitor, { list: members, wish })
  expect(whole.header.slice(-3)).toEqual(['Pets', 'Has a gate opener', 'Lease ends'])
  expect(whole.rows.map((row) => row.slice(-3))).toContainEqual(['A parrot', 'Yes', '2027-02-28'])
  await visitor.post(`${members}/columns`, { field: [pets] })
  const shown = await takeFile(visitor, { list: members, wish: { ...wish, columns: 'shown' } })
  expect(shown.header).toEqual(['First Name', 'Last Name', 'Pets'])
  const facts = (await rowsOf(db, communityId, 'auditEvents'))
    .filter(({ deed }) => deed === 'exported members')
    .map(({ facts }) => (facts as { fields?: string[] }).fields)
  expect(facts).toEqual([['Pets', 'Has a gate opener', 'Lease ends'], ['Pets']])
})

const inLists = [
  'member',
  'address',
  'role',
  'titleColumn',
  'email',
  'phone',
  'since',
  'invitation',
] as const
const inFiles = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'householdRole',
  'occupancy',
  'role',
  'titleColumn',
  'standing',
  'since',
] as const

test('no column of the list or its files can be a field', () => {
  const names = (['en', 'es'] as const).flatMap((locale) => [
    ...Object.values(homeColumnWords[locale]),
    ...inLists.map((column) => membersWords[locale][column]),
    ...inFiles.map((column) => exportWords[locale][column]),
  ])
  expect(names.filter((name) => !isBuiltIn(name))).toEqual([])
})
