import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { test } from '#test/database.ts'
import { endTrial } from '#test/end-trial.ts'
import { aCommunity, aMember } from '#test/factories.ts'
import { aPerson } from '#test/identity.ts'
import { alertsOf, describedBy } from '#test/page.ts'
import { signInAs } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, aVisitor, letterTo } from '#test/visitor.ts'

const form = '/account/password'
const newPassword = 'another quiet lake'

async function aCareful(db: Db) {
  const house = aHouse(db)
  const person = await aPerson(db, house.services)
  const visitor = await aSignedInVisitor(house, person)
  const save = async (typed: { currentPassword?: string; password?: string } = {}) =>
    visitor.send(await visitor.open(form), form, {
      ...{ currentPassword: person.password, password: newPassword },
      ...typed,
    })
  return { house, ...person, visitor, save }
}

test('a new password is saved against the present one; other devices are signed out', async ({
  db,
}) => {
  const { house, visitor, save, accountId, email, password } = await aCareful(db)
  const elsewhere = await aSignedInVisitor(house, { accountId })
  const saved = await save()
  expect(saved.path).toBe('/account?saved')
  expect((await elsewhere.open('/account')).path).toContain('/sign-in')
  expect((await visitor.open('/account')).path).toBe('/account')
  expect((await signInAs(aVisitor(house), { email, password })).status).toBe(403)
  const anew = await signInAs(aVisitor(house), { email, password: newPassword })
  expect(anew.path).toBe('/communities')
  await letterTo(house, email, 'password changed')
})

test('after the trial of their community a password is still changed', async ({ db }) => {
  const { house, save, accountId, email } = await aCareful(db)
  const { communityId } = await aCommunity(db)
  await aMember(db, { communityId, accountId })
  await endTrial(db, communityId)
  expect((await save()).path).toBe('/account?saved')
  const anew = await signInAs(aVisitor(house), { email, password: newPassword })
  expect(anew.status).toBe(200)
})

test('the present password is asked for, and neither is shown again', async ({ db }) => {
  const { save, house, email, password } = await aCareful(db)
  const wrong = await save({ currentPassword: 'not this one' })
  expect(wrong.status).toBe(400)
  expect(describedBy(wrong, 'currentPassword')).toContain('This is not your password.')
  for (const secret of ['not this one', newPassword]) expect(wrong.html).not.toContain(secret)
  const missing = await save({ currentPassword: '' })
  expect(describedBy(missing, 'currentPassword')).toContain('Please type the password')
  expect((await signInAs(aVisitor(house), { email, password })).path).toBe('/communities')
})

test.for([
  ['short', 'The password needs at least 8 characters.'],
  ['password', 'one of those that others try first'],
  ['Ana-Reyes-2024', 'Please do not use your name'],
] as const)('“%s” is no new password', async ([password, words], { db }) => {
  const { save, visitor } = await aCareful(db)
  const page = await save({ password })
  expect(page.status).toBe(400)
  expect(describedBy(page, 'password')).toContain(words)
  const long = await visitor.post(form, { currentPassword: 'x', password: 'x'.repeat(201) })
  expect(await long.text()).toContain('at most 200 characters')
})

test('who guesses is asked to wait', async ({ db }) => {
  const { save } = await aCareful(db)
  for (let times = 0; times < 10; times += 1) await save({ currentPassword: 'guess' })
  const page = await save()
  expect([page.status, page.headers.has('retry-after')]).toEqual([429, true])
  expect(alertsOf(page)[0]).toContain('There were too many tries.')
})
