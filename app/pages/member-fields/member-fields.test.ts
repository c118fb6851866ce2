import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { filledIn } from '#test/fill-in.ts'
import { aHousehold } from '#test/households.ts'
import { alertsOf, describedBy } from '#test/page.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, type House } from '#test/visitor.ts'

const pets = {
  name: 'Pets',
  kind: 'choice',
  options: 'Dog\nCat',
  seenBy: 'neighbours',
  filledBy: 'member',
}

/** A leader who has added a field, and its page. */
async function aLeaderWithField(house: House, given: Partial<typeof pets> = {}) {
  const at = await aLeaderAtWork(house)
  const fields = `${at.home}/preferences/fields`
  const form = await at.visitor.open(`${fields}/new`)
  const list = await at.visitor.send(form, `${fields}/new`, { ...pets, ...given })
  return { ...at, fields, list }
}

test('a leader adds a field, changes it, takes it away and brings it back', async ({ db }) => {
  const { visitor, fields, list } = await aLeaderWithField(aHouse(db))
  expect(list.path).toBe(`${fields}?saved`)
  expect(list.words).toContain('One of several options: Dog, Cat')
  const form = await visitor.click(list, 'Change')
  const changed = await visitor.send(form, form.path, { name: 'Animals', options: 'Dog\nCat\nCow' })
  expect(changed.words).toContain('One of several options: Dog, Cat, Cow')
  const removed = await visitor.send(changed, `${form.path}/remove`)
  expect(removed.words).toContain('There are no fields yet.')
  const back = await visitor.send(removed, `${form.path}/restore`)
  expect(back.words).not.toContain('There are no fields yet.')
  expect(back.words).toContain('Animals')
})

test('what is wrong is said beside its field, and what was typed is kept', async ({ db }) => {
  const { visitor, fields } = await aLeaderWithField(aHouse(db))
  const form = await visitor.open(`${fields}/new`)
  const typed = { ...pets, name: 'http://evil.example', options: 'Only one' }
  const refused = await visitor.send(form, `${fields}/new`, typed)
  expect(refused.status).toBe(400)
  expect(alertsOf(refused)[0]).toContain('Give the field a name')
  expect(alertsOf(refused)[0]).toContain('Give two to thirty different options')
  expect(refused.html).toContain('Only one')
  const taken = await visitor.send(refused, `${fields}/new`, { ...pets, name: 'pets' })
  expect(taken.status).toBe(409)
  expect(alertsOf(taken)[0]).toContain('Another field has this name.')
  const builtIn = await visitor.send(taken, `${fields}/new`, { ...pets, name: 'E-MAIL' })
  expect([builtIn.status, describedBy(builtIn, 'name')]).toEqual([
    409,
    expect.stringContaining('Every community has a column of this name already.'),
  ])
  expect(filledIn(builtIn, `${fields}/new`)).toMatchObject({ name: 'E-MAIL' })
  const forged = await visitor.post(`${fields}/new`, { name: 'X', kind: 'file', seenBy: 'all' })
  expect(forged.status).toBe(400)
})

test('options beside another kind of answer are not dropped in silence', async ({ db }) => {
  const { visitor, fields } = await aLeaderWithField(aHouse(db))
  const page = `${fields}/new`
  const form = await visitor.open(page)
  const vehicle = { ...pets, name: 'Vehicle', options: 'Car\nTruck' }
  const refused = await visitor.send(form, page, { ...vehicle, kind: 'text' })
  expect(refused.status).toBe(400)
  expect(describedBy(refused, 'options')).toContain('Choose One of several options above')
  expect(filledIn(refused, page)).toMatchObject({ name: 'Vehicle', options: 'Car\nTruck' })
  const saved = await visitor.send(refused, page, { kind: 'choice' })
  expect(saved.words).toContain('One of several options: Car, Truck')
})

test('an option is the same in capitals, and another with another sign', async ({ db }) => {
  const options = 'Type A+\n type  a+\nTYPE A+\nType A-'
  const { list } = await aLeaderWithField(aHouse(db), { options })
  expect(list.words).toContain('One of several options: Type A+, Type A-')
})

test('a resident fills in what they are asked, and nobody else’s', async ({ db }) => {
  const house = aHouse(db)
  const at = await aLeaderWithField(house)
  const { heads, members } = await aHousehold(db, { town: at, members: 1 })
  const [ruth, daniel] = [heads[0]!, members[0]!]
  const visitor = await aSignedInVisitor(house, ruth)
  const page = `${at.home}/members/${ruth.memberId}/fields`
  const form = await visitor.open(page)
  expect(form.words).toContain('What your community asks of you')
  expect(form.words).toContain('Neighbours see this.')
  const field = /name="([0-9a-f-]{36})"/.exec(form.html)![1]!
  const refused = await visitor.send(form, page, { [field]: 'Horse' }).catch(() => null)
  expect(refused).toBeNull()
  const forged = await visitor.post(page, { [field]: 'Horse' })
  expect(forged.status).toBe(400)
  expect(await forged.text()).toContain('This cannot stand here.')
  expect((await visitor.post(page, { [field]: 'Cat' })).status).toBe(303)
  expect((await visitor.open(page)).html).toMatch(/<option value="Cat" selected/)
  const other = await visitor.post(`${at.home}/members/${daniel.memberId}/fields`, {
    [field]: 'Dog',
  })
  expect(other.status).toBe(403)
})

test('who sees an answer is said alike where a field is listed and where it is filled in', async ({
  db,
}) => {
  const house = aHouse(db)
  const at = await aLeaderWithField(house, { seenBy: 'leaders' })
  const { heads } = await aHousehold(db, { town: at })
  const page = `${at.home}/members/${heads[0]!.memberId}/fields`
  expect(at.list.words).toContain('Who sees it: Who manages members, and the person.')
  expect((await at.visitor.open(page)).words).toContain(
    'Only who manages members sees this, and the person.',
  )
  const own = await (await aSignedInVisitor(house, heads[0]!)).open(page)
  expect(own.words).toContain('Only who manages members sees this, and you.')
})

test('where a community asks nothing of its members, there is nothing to fill in', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, home, leader } = await aLeaderAtWork(house)
  const page = await visitor.open(`${home}/members/${leader.memberId}/fields`)
  expect(page.status).toBe(403)
})
