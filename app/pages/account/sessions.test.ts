import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { addDays } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { elements, wordsOf } from '#test/html.ts'
import { aPerson } from '#test/identity.ts'
import { signInAs } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, aVisitor } from '#test/visitor.ts'

const page = '/account/sessions'
const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'

/** Somebody signed in here and on a telephone they have not used for three days. */
async function aTraveller(db: Db) {
  const house = aHouse(db)
  const person = await aPerson(db, house.services)
  const phone = aVisitor(house)
  await signInAs(phone, person)
  await db
    .updateTable('sessions')
    .set({ userAgent: iPhone, updatedAt: addDays(new Date(), -3.1) })
    .where('accountId', '=', person.accountId)
    .execute()
  const visitor = await aSignedInVisitor(house, person)
  return { house, ...person, phone, visitor }
}

test('everybody sees where they are signed in, in plain words, this place first', async ({
  db,
}) => {
  const { visitor } = await aTraveller(db)
  const [here, there] = elements((await visitor.open(page)).root, 'li').map(wordsOf)
  expect(here).toMatch(/^A device we cannot name · This device Since .+, last used today$/)
  expect(there).toMatch(/^Safari on iPhone Since .+, last used 3 days ago Sign out$/)
})

test('one other place is signed out, and pressing twice does it once', async ({ db }) => {
  const { visitor, phone } = await aTraveller(db)
  const list = await visitor.open(page)
  const form = elements(list.root, 'form').find(({ attributes }) =>
    attributes.action?.endsWith('/end'),
  )!.attributes.action!
  const ended = await visitor.send(list, form)
  expect(ended.words).toContain('Signed out there.')
  expect(ended.words).toContain('You are signed in nowhere else.')
  await visitor.send(list, form)
  expect((await phone.open('/account')).path).toContain('/sign-in')
  expect((await visitor.open('/account')).path).toBe('/account')
})

test('everywhere else is signed out at once', async ({ db }) => {
  const { house, accountId, visitor, phone } = await aTraveller(db)
  const third = await aSignedInVisitor(house, { accountId })
  await visitor.send(await visitor.open(page), `${page}/end-others`)
  for (const gone of [phone, third])
    expect((await gone.open('/account')).path).toContain('/sign-in')
  expect((await visitor.open('/account')).path).toBe('/account')
})

test('nobody signs out somebody else', async ({ db }) => {
  const { visitor } = await aTraveller(db)
  const other = await aTraveller(db)
  const rows = db.selectFrom('sessions').select('id').where('accountId', '=', other.accountId)
  for (const { id } of await rows.execute()) await visitor.post(`${page}/${id}/end`, {})
  for (const id of [newId(), 'nonsense', '%27'])
    expect((await visitor.post(`${page}/${id}/end`, {})).status).toBe(302)
  await visitor.post(`${page}/end-others`, {})
  expect((await other.phone.open('/account')).path).toBe('/account')
})
