import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { aMember, anInvitation } from '#test/factories.ts'
import { elements, wordsOf } from '#test/html.ts'
import { aPerson } from '#test/identity.ts'
import { change, rowsOf } from '#test/rows.ts'
import { aLeaderAtWork, password, signInAs, signUpWith } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, aVisitor, letterTo, mailTo } from '#test/visitor.ts'

const passwordOf = ({ email, password }: { email: string; password: string }) => ({
  email,
  password,
})

test('who has an account signs in, sees where the code leads, joins with one click, and has two communities', async ({
  db,
}) => {
  const house = aHouse(db)
  const person = await aPerson(db, house.services)
  const first = await aLeaderAtWork(house)
  await aMember(db, { communityId: first.communityId, accountId: person.accountId })
  const { code, by, memberId } = await anInvitation(db, { newcomer: { email: person.email } })
  const visitor = aVisitor(house)
  const offer = await visitor.open(`/join/${code}`)
  const signIn = await visitor.click(offer, 'I have an account: sign in')
  expect(signIn.words).toContain('After you sign in, you can join your community with your code.')
  const joining = await visitor.send(signIn, '/sign-in', passwordOf(person))
  expect([joining.status, joining.path]).toEqual([200, '/join/resident'])
  expect(joining.title).toBe('Join Maple Court · Communitrak')
  expect(joining.words).toMatch(
    /For Bo Chen Home \d+ MAIN ST, AUSTIN TX 78701 Household Chen Household \(Head of Household\) Role Resident/,
  )
  expect(joining.words).toContain(`You are signed in as Ana Reyes (${person.email}).`)
  const [member] = (await rowsOf(db, by.communityId, 'members')).filter(({ id }) => id === memberId)
  expect(member!.joinedAt).toBeNull()
  const home = await visitor.send(joining, '/join/resident/join')
  expect(home.words).toContain('Welcome to Maple Court')
  expect(visitor.cookies.has('code')).toBe(false)
  const letters = (await mailTo(house, person.email)).map(({ message }) => message.template)
  expect(letters).toEqual(['welcome'])
  const switcher = await visitor.click(home, 'My communities')
  const [list] = elements(switcher.root, 'ul')
  const both = elements(list!, 'a', 'span').map(wordsOf)
  expect(both).toEqual(['Maple Court', 'Resident', 'Maple Court', 'Resident'])
})

test('a sign-up with the address of an account changes nothing, keeps the code, and tells its owner', async ({
  db,
}) => {
  const house = aHouse(db)
  const person = await aPerson(db, house.services)
  const { code } = await anInvitation(db, { newcomer: { email: person.email } })
  const visitor = aVisitor(house)
  const page = await signUpWith(visitor, { code, email: person.email })
  expect(page.path).toBe('/verify-email')
  expect(await letterTo(house, person.email, 'account exists')).toMatchObject({
    communityName: 'Maple Court',
    signInUrl: 'http://communitrak.test/sign-in',
    resetUrl: 'http://communitrak.test/forgot-password',
  })
  const wrong = await signInAs(visitor, { email: person.email, password })
  expect(wrong.status).toBe(403)
  const joining = await signInAs(visitor, person)
  expect(joining.path).toBe('/join/resident')
  expect((await visitor.send(joining, '/join/resident/join')).words).toContain('Welcome to Maple')
})

test('a new password leads to the code that was kept', async ({ db }) => {
  const house = aHouse(db)
  const person = await aPerson(db, house.services)
  const { code } = await anInvitation(db, { newcomer: { email: person.email } })
  const visitor = aVisitor(house)
  await visitor.open(`/join/${code}`)
  const forgot = await visitor.click(await visitor.open('/sign-in'), 'Forgotten your password?')
  const reset = await visitor.send(forgot, '/forgot-password', { email: person.email })
  const letter = await letterTo(house, person.email, 'reset password')
  const typed = { code: letter.code, password: 'another quiet lake' }
  const joining = await visitor.send(reset, '/reset-password', typed)
  expect([joining.path, joining.title]).toEqual([
    '/join/resident',
    'Join Maple Court · Communitrak',
  ])
})

test('of two who join with one code at the same moment one is in, and the other is told', async ({
  db,
}) => {
  const house = aHouse(db)
  const { code, by, memberId } = await anInvitation(db)
  const member = { communityId: by.communityId, id: memberId }
  await change(db, 'members', member, { email: null })
  const visitors = await Promise.all(
    [1, 2].map(async () => aSignedInVisitor(house, await aPerson(db, house.services))),
  )
  const pages = await Promise.all(
    visitors.map(async (visitor) => {
      const offer = await visitor.open(`/join/${code}`)
      return () => visitor.send(offer, '/join/resident/join')
    }),
  )
  const outcomes = await Promise.all(pages.map((press) => press()))
  const words = outcomes.map((page) => wordsOf(elements(page.root, 'h1')[0]!)).sort()
  expect(words).toEqual(['This code has been used', 'Welcome to Maple Court'])
})

test('a person who joins in two windows is in, whichever is last', async ({ db }) => {
  const house = aHouse(db)
  const { code, email } = await anInvitation(db)
  const person = await aPerson(db, house.services, { email })
  const [slow, quick] = [
    await aSignedInVisitor(house, person),
    await aSignedInVisitor(house, person),
  ]
  const offer = await slow.open(`/join/${code}`)
  await quick.send(await quick.open(`/join/${code}`), '/join/resident/join')
  const late = await slow.send(offer, '/join/resident/join')
  expect([late.status, late.path]).toEqual([200, expect.stringMatching(/^\/c\//)])
  const again = await slow.open(`/join/${code}`)
  expect([again.status, again.path]).toEqual([200, late.path])
})

test('a member who gets a second code for the same community is not two members', async ({
  db,
}) => {
  const house = aHouse(db)
  const { code, by, email } = await anInvitation(db)
  const person = await aPerson(db, house.services, { email })
  await aMember(db, { communityId: by.communityId, accountId: person.accountId })
  const visitor = await aSignedInVisitor(house, person)
  const page = await visitor.send(await visitor.open(`/join/${code}`), '/join/resident/join')
  expect(page.status).toBe(200)
  expect(page.path).toMatch(/^\/c\/maple-court/)
  const members = await rowsOf(db, by.communityId, 'members')
  expect(members.filter(({ accountId }) => accountId === person.accountId)).toHaveLength(1)
})

test('not you? the code is kept while another account signs in', async ({ db }) => {
  const house = aHouse(db)
  const { code, email } = await anInvitation(db)
  const [guest, owner] = [
    await aPerson(db, house.services, { email }),
    await aPerson(db, house.services),
  ]
  const visitor = await aSignedInVisitor(house, guest)
  const page = await visitor.open(`/join/${code}`)
  const signIn = await visitor.send(page, '/sign-out', {}, 'Sign in with another account')
  expect(signIn.path).toBe('/sign-in?next=/join/resident')
  expect(visitor.cookies.has('session')).toBe(false)
  const other = await visitor.send(signIn, '/sign-in', passwordOf(owner))
  expect(other.title).toContain('This invitation was made for')
})
