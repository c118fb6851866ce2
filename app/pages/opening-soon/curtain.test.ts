import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { test } from '#test/database.ts'
import { aCommunity, aMember, anInvitation } from '#test/factories.ts'
import { elements, wordsOf } from '#test/html.ts'
import { aPerson } from '#test/identity.ts'
import { rowsOf } from '#test/rows.ts'
import { signInAs, signUpWith } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, aVisitor, type House, letterTo } from '#test/visitor.ts'

const now = new Date()
const drawn = { curtainDrawnAt: now, name: 'Heron Landing' }
const soon =
  'You are a member of Heron Landing, and everything is ready for you. Your board has not opened it yet.'

/** Somebody who can sign in and whose only community is behind the curtain. */
async function aWaiting(house: House) {
  const { db } = house.services
  const { communityId, slug } = await aCommunity(db, drawn)
  const person = await aPerson(db, house.services)
  await aMember(db, { communityId, accountId: person.accountId })
  return { ...person, communityId, slug }
}

test('who joins behind the curtain is a member, has no session and reads a kind page', async ({
  db,
}) => {
  const house = aHouse(db)
  const { leader, communityId } = await aCommunity(db, drawn)
  const { code, email, memberId } = await anInvitation(db, { by: leader })
  const visitor = aVisitor(house)
  const asked = await signUpWith(visitor, { code, email })
  const letter = await letterTo(house, email, 'confirm address')
  const page = await visitor.send(asked, '/verify-email', { code: letter.code })
  expect([page.status, page.path]).toEqual([200, '/opening-soon'])
  expect(page.words).toContain(soon)
  expect(page.words).toContain('There is nothing more to do. We will tell you when it opens.')
  expect([...visitor.cookies.keys()].sort()).toEqual(['device', 'joining'])
  const members = await rowsOf(db, communityId, 'members')
  expect(members.find(({ id }) => id === memberId)!.joinedAt).toEqual(expect.any(Date))
})

test('who signs in behind the curtain has no session either', async ({ db }) => {
  const house = aHouse(db)
  const waiting = await aWaiting(house)
  const visitor = aVisitor(house)
  const page = await signInAs(visitor, waiting)
  expect([page.path, visitor.cookies.has('session')]).toEqual(['/opening-soon', false])
  expect(page.words).toContain(soon)
  expect((await visitor.open(`/c/${waiting.slug}`)).path).toMatch(/^\/sign-in/)
  expect((await visitor.open('/communities')).path).toMatch(/^\/sign-in/)
})

test('a new password behind the curtain leads to the kind page too', async ({ db }) => {
  const house = aHouse(db)
  const { email } = await aWaiting(house)
  const visitor = aVisitor(house)
  const reset = await visitor.send(await visitor.open('/forgot-password'), '/forgot-password', {
    email,
  })
  const { code } = await letterTo(house, email, 'reset password')
  const typed = { code, password: 'another quiet lake' }
  const page = await visitor.send(reset, '/reset-password', typed)
  expect([page.path, visitor.cookies.has('session')]).toEqual(['/opening-soon', false])
})

test('the kind page is for nobody else', async ({ db }) => {
  const answer = await aVisitor(aHouse(db)).get('/opening-soon')
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/sign-in'])
})

test('leaders enter behind the curtain', async ({ db }) => {
  const house = aHouse(db)
  const { leader, slug } = await aCommunity(db, drawn)
  const visitor = await aSignedInVisitor(house, leader)
  const page = await visitor.open(`/c/${slug}/members`)
  expect([page.status, page.words]).toEqual([200, expect.stringContaining('Lee Board')])
})

test('who has another open community sees the closed one as opening soon', async ({ db }) => {
  const house = aHouse(db)
  const waiting = await aWaiting(house)
  const open = await aCommunity(db)
  await aMember(db, { communityId: open.communityId, accountId: waiting.accountId })
  const visitor = aVisitor(house)
  const home = await signInAs(visitor, waiting)
  expect(home.path).toBe(`/c/${open.slug}`)
  const switcher = await visitor.click(home, 'My communities')
  const [list] = elements(switcher.root, 'ul')
  expect(elements(list!, 'a', 'strong', 'span').map(wordsOf)).toEqual([
    'Heron Landing',
    'Opening soon',
    'Maple Court',
    'Resident',
  ])
  expect(elements(list!, 'a').map(wordsOf)).toEqual(['Maple Court'])
  const closed = await visitor.open(`/c/${waiting.slug}/members`)
  expect([closed.status, closed.title]).toEqual([403, 'Opening soon · Communitrak'])
  expect(closed.words).toContain('we will tell you when it does')
})

test('who waits behind the curtain may still join another community with a code', async ({
  db,
}) => {
  const house = aHouse(db)
  const waiting = await aWaiting(house)
  const { code, by } = await anInvitation(db, { newcomer: { email: waiting.email } })
  const visitor = aVisitor(house)
  const page = await signInAs(visitor, waiting)
  const form = await visitor.click(page, 'I have a code for another community')
  const joining = await visitor.send(form, '/join/resident', { accessCode: code })
  expect(joining.title).toBe('Join Maple Court · Communitrak')
  expect(visitor.cookies.has('session')).toBe(false)
  const home = await visitor.send(joining, '/join/resident/join')
  expect(home.words).toContain('Welcome to Maple Court')
  expect([...visitor.cookies.keys()].sort()).toEqual([
    ...['community', 'device', 'language', 'session'],
  ])
  const members = await rowsOf(db, by.communityId, 'members')
  expect(members.map(({ accountId }) => accountId)).toContain(waiting.accountId)
})

test('who holds a code while signing in behind the curtain goes on with the code', async ({
  db,
}) => {
  const house = aHouse(db)
  const waiting = await aWaiting(house)
  const other = await aCommunity(db, { curtainDrawnAt: now, name: 'Walnut Hill' })
  const { code } = await anInvitation(db, { by: other.leader, newcomer: { email: waiting.email } })
  const visitor = aVisitor(house)
  await visitor.open(`/join/${code}`)
  const joining = await signInAs(visitor, waiting)
  expect(joining.path).toBe('/join/resident')
  const page = await visitor.send(joining, '/join/resident/join')
  expect(page.path).toBe('/opening-soon')
  expect(page.words).toContain('Heron Landing')
  expect(page.words).toContain('Walnut Hill')
  expect(visitor.cookies.has('session')).toBe(false)
})

test('a curtain drawn over people who are inside keeps them out of the community at once', async ({
  db,
}) => {
  const house = aHouse(db)
  const { communityId, slug } = await aCommunity(db)
  const { accountId } = await aMember(db, { communityId })
  const visitor = await aSignedInVisitor(house, { accountId: accountId! })
  expect((await visitor.open(`/c/${slug}`)).status).toBe(200)
  await inCommunity(db, communityId, (db) =>
    db
      .updateTable('communities')
      .set({ curtainDrawnAt: now })
      .where('id', '=', communityId)
      .execute(),
  )
  expect((await visitor.open(`/c/${slug}`)).status).toBe(403)
})

test('after the hour at which it lifts the curtain keeps nobody out', async ({ db }) => {
  const house = aHouse(db)
  const yesterday = new Date(now.getTime() - 86_400_000)
  const lifted = { curtainDrawnAt: yesterday, curtainLiftsAt: new Date(now.getTime() - 1000) }
  const { communityId, slug } = await aCommunity(db, lifted)
  const person = await aPerson(db, house.services)
  await aMember(db, { communityId, accountId: person.accountId })
  expect((await signInAs(aVisitor(house), person)).path).toBe(`/c/${slug}`)
})
