import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { test } from '#test/database.ts'
import { aCommunity, aMember, anEmail } from '#test/factories.ts'
import { aHousehold } from '#test/households.ts'
import { aPerson } from '#test/identity.ts'
import { describedBy, linkOf } from '#test/page.ts'
import { change, rowOf } from '#test/rows.ts'
import { signInAs } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, aVisitor, letterTo, publicUrl } from '#test/visitor.ts'

const form = '/account/close'
const pathOf = (link: string) => link.slice(publicUrl.length)

/** Somebody who may go, at the page for it. */
async function aLeaver(db: Db, role: 'resident' | 'leader' = 'resident') {
  const house = aHouse(db)
  const { communityId, slug, leader } = await aCommunity(db)
  const person = await aPerson(db, house.services)
  const { id } = await aMember(db, { communityId, role, accountId: person.accountId })
  const visitor = await aSignedInVisitor(house, person)
  const page = await visitor.open(form)
  const close = (currentPassword = person.password) => visitor.send(page, form, { currentPassword })
  const member = () => rowOf(db, 'members', { communityId, id })
  const founder = leader.memberId
  return { house, slug, communityId, founder, ...person, visitor, page, close, member }
}

test('the page says what ends; with the password the account is closed, and the person is told', async ({
  db,
}) => {
  const { house, page, close, visitor, email, password, slug } = await aLeaver(db)
  expect(page.words).toContain('your membership ends in Maple Court')
  const closed = await close()
  expect([closed.path, closed.title]).toEqual([
    '/account-closed',
    'Your account is closed · Communitrak',
  ])
  expect(visitor.cookies.has('session')).toBe(false)
  expect((await visitor.open(`/c/${slug}`)).path).toContain('/sign-in')
  expect((await signInAs(aVisitor(house), { email, password })).status).toBe(403)
  expect(await letterTo(house, email, 'account closed')).toMatchObject({
    communities: ['Maple Court'],
  })
})

test('a wrong or missing password closes nothing, and is told beside its field', async ({ db }) => {
  const { close, visitor, member } = await aLeaver(db)
  for (const [typed, words] of [
    ['wrong', 'This is not your password.'],
    ['', 'Please type the password'],
  ] as const) {
    const page = await close(typed)
    expect(page.status).toBe(400)
    expect(describedBy(page, 'currentPassword')).toContain(words)
  }
  expect((await visitor.open('/account')).path).toBe('/account')
  expect(await member()).toMatchObject({ leftAt: null })
})

test('the last leader is told how to mend it, and closes nothing by posting all the same', async ({
  db,
}) => {
  const house = aHouse(db)
  const { slug, leader } = await aCommunity(db)
  const visitor = await aSignedInVisitor(house, leader)
  const page = await visitor.open(form)
  expect(page.words).toContain('You are the last Community Leader of Maple Court')
  expect(page.html).toContain(`href="/c/${slug}/members"`)
  expect(page.html).not.toContain(`action="${form}"`)
})

test('who has become the last leader since the page was opened is refused', async ({ db }) => {
  const { close, member, founder, communityId } = await aLeaver(db, 'leader')
  await change(db, 'members', { communityId, id: founder }, { leftAt: new Date() })
  const page = await close()
  expect(page.status).toBe(409)
  expect(page.words).toContain('You are the last Community Leader of Maple Court')
  expect(await member()).toMatchObject({ leftAt: null })
})

test('links and cookies of a closed account answer clearly and change nothing', async ({ db }) => {
  const { house, close, visitor, accountId, email, password, slug } = await aLeaver(db)
  const elsewhere = await aSignedInVisitor(house, { accountId })
  const newEmail = anEmail('new')
  const ask = { email: newEmail, currentPassword: password }
  await visitor.send(await visitor.open('/account/email'), '/account/email', ask)
  const { confirmUrl } = await letterTo(house, newEmail, 'confirm new address')
  const { keepUrl } = await letterTo(house, email, 'address change asked')
  const forgetful = aVisitor(house)
  const forgot = await forgetful.open('/forgot-password')
  const reset = await forgetful.send(forgot, '/forgot-password', { email })
  const { code } = await letterTo(house, email, 'reset password')
  await close()
  for (const path of ['/account', `/c/${slug}`, '/account/data/download']) {
    const page = await elsewhere.open(path)
    expect([page.status, page.path]).toEqual([200, `/sign-in?next=${encodeURIComponent(path)}`])
  }
  expect((await elsewhere.post('/account/person', { firstName: 'X' })).status).toBe(302)
  for (const link of [confirmUrl, keepUrl])
    for (const answer of [await visitor.get(pathOf(link)), await visitor.post(pathOf(link), {})])
      expect(answer.status).toBe(410)
  const typed = { code, password: 'another quiet lake' }
  expect((await forgetful.send(reset, '/reset-password', typed)).words).toContain(
    'This code has run out.',
  )
  const accounts = db.selectFrom('accounts').select('id').where('email', 'in', [email, newEmail])
  expect(await accounts.execute()).toEqual([])
})

test('the only Head is told who would be left without one, and may close all the same', async ({
  db,
}) => {
  const { communityId, slug, heads, members } = await aHousehold(db, { members: 1 })
  const house = aHouse(db)
  const person = await aPerson(db, house.services)
  const { accountId } = person
  await change(db, 'members', { communityId, id: heads[0]!.memberId }, { accountId })
  const visitor = await aSignedInVisitor(house, person)
  const warning = 'Others live with you, and nobody else is Head of Household there'
  const page = await visitor.open(form)
  expect(page.words).toContain(warning)
  expect(linkOf(page, 'Make somebody Head first')).toBe(`/c/${slug}/my-household`)

  const place = { communityId, id: members[0]!.residencyId }
  await change(db, 'residencies', place, { householdRole: 'head' })
  expect((await visitor.open(form)).words).not.toContain(warning)
  await change(db, 'residencies', place, { householdRole: 'member', until: new Date() })
  expect((await visitor.open(form)).words).not.toContain(warning)
  const closed = await visitor.send(page, form, { currentPassword: person.password })
  expect(closed.path).toBe('/account-closed')
})

test('whoever is suspended reads that this stays', async ({ db }) => {
  const { visitor, page, communityId, member } = await aLeaver(db)
  expect(page.words).not.toContain('stays paused')
  const { id } = await member()
  const paused = { suspendedAt: new Date(), suspendedBecause: 'Unpaid dues' }
  await change(db, 'members', { communityId, id }, paused)
  expect((await visitor.open(form)).words).toContain('your access stays paused in Maple Court')
})
