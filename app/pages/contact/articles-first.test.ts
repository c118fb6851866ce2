import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { newCode } from '#domain/invitations/access-code.ts'
import { suspend } from '#domain/members/suspend.ts'
import { test } from '#test/database.ts'
import { aCommunity, aMember, anEmail, anInvitation, anOpenCode } from '#test/factories.ts'
import { elements } from '#test/html.ts'
import { aPerson } from '#test/identity.ts'
import { change } from '#test/rows.ts'
import { signInAs, signUpWith } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, aVisitor, letterTo, type TestVisitor } from '#test/visitor.ts'

/** The articles that the bubble of a page offers, the best first. */
async function offeredOn(visitor: TestVisitor, path: string): Promise<string[]> {
  const page = await visitor.open(`/help/contact?from=${encodeURIComponent(path)}`)
  return elements(page.root, 'a')
    .map(({ attributes }) => attributes.href ?? '')
    .filter((href) => /^\/help\/(?!contact)[a-z]/.test(href))
    .map((href) => href.slice('/help/'.length))
}

const typeCode = async (visitor: TestVisitor, accessCode: string) =>
  visitor.send(await visitor.open('/join/resident'), '/join/resident', { accessCode })

const noCode = ['getting-started', 'access-codes', 'ask-to-be-let-in', 'join-problems']
const refused = ['join-problems', 'access-codes', 'ask-to-be-let-in', 'getting-started']
const wrongSymbol = '7K3M-Q9XD-2F8R-VW4T'
const now = new Date()
const yesterday = new Date(now.getTime() - 86_400_000)
const voided = { voidedAt: now, voidedBecause: 'withdrawn', sealedCode: null } as const
const ranOut = { expiresAt: now, invitedAt: yesterday }

test('who has entered no code yet reads how to begin, and the page for codes keeps nothing of it', async ({
  db,
}) => {
  const visitor = aVisitor(aHouse(db))
  await visitor.open('/join/resident')
  expect(await offeredOn(visitor, '/join/resident')).toEqual(noCode)
  expect(visitor.cookies.has('tried')).toBe(false)
})

test.for([
  ['is no code', '7K3M'],
  ['has a wrong symbol', wrongSymbol],
] as const)('who types what %s reads what helps with codes', async ([, typed], { db }) => {
  const visitor = aVisitor(aHouse(db))
  expect((await typeCode(visitor, typed)).status).toBe(400)
  expect(await offeredOn(visitor, '/join/resident')).toEqual(refused)
  expect((await offeredOn(visitor, '/'))[0]).toBe('join-problems')
  expect(visitor.cookies.get('tried')).toBe('refused')
})

test('who types a code that nobody was invited with reads the same', async ({ db }) => {
  const visitor = aVisitor(aHouse(db))
  expect((await typeCode(visitor, newCode())).status).toBe(404)
  expect(await offeredOn(visitor, '/join/resident')).toEqual(refused)
  expect(visitor.cookies.get('tried')).toBe('refused')
})

test('who follows a link that lacks a sign reads the same', async ({ db }) => {
  const visitor = aVisitor(aHouse(db))
  expect((await visitor.open(`/join/${wrongSymbol}`)).status).toBe(404)
  expect(await offeredOn(visitor, '/join')).toEqual(refused)
})

test.for([
  ['voided', voided, 'refused', refused],
  ['used', { redeemedAt: now, sealedCode: null }, 'used', ['join-problems', 'signing-in']],
  ['left to run out', ranOut, 'expired', ['join-problems', 'ask-to-be-let-in']],
] as const)(
  'who follows the link of an invitation that was %s reads what helps, and the browser keeps one word of it',
  async ([, state, word, best], { db }) => {
    const { code, by, invitationId } = await anInvitation(db)
    const { communityId } = by
    await change(db, 'invitations', { communityId, id: invitationId }, state)
    const visitor = aVisitor(aHouse(db))
    await visitor.open(`/join/${code}`)
    expect((await offeredOn(visitor, '/join/resident')).slice(0, best.length)).toEqual(best)
    expect(visitor.cookies.get('tried')).toBe(word)
    expect(visitor.cookies.has('code')).toBe(false)
  },
)

test('a code that is good makes up for one that was refused, and is told no better than any other held', async ({
  db,
}) => {
  const { code } = await anInvitation(db)
  const visitor = aVisitor(aHouse(db))
  await typeCode(visitor, wrongSymbol)
  await typeCode(visitor, code)
  expect(visitor.cookies.has('tried')).toBe(false)
  const offered = await offeredOn(visitor, '/join/resident')
  expect(offered.slice(0, 3)).toEqual(['getting-started', 'join-problems', 'signing-in'])
})

test('a word that is none of ours is no stage', async ({ db }) => {
  const visitor = aVisitor(aHouse(db))
  visitor.cookies.set('tried', 'held')
  expect(await offeredOn(visitor, '/join/resident')).toEqual(noCode)
})

test('who has asked to be let in reads what becomes of it, whoever they are', async ({ db }) => {
  const visitor = aVisitor(aHouse(db))
  await typeCode(visitor, wrongSymbol)
  const typed = { communityName: 'nowhere-we-know', street: '1 ELM ST', zip: '78701' }
  const person = { firstName: 'Bo', lastName: 'Chen', email: anEmail('bo') }
  const form = await visitor.open('/request-access')
  const asked = await visitor.send(form, '/request-access', { ...typed, ...person })
  expect(asked.path).toBe('/request-access/asked')
  for (const path of ['/request-access/asked', '/', '/join/resident'])
    expect((await offeredOn(visitor, path))[0], path).toBe('ask-to-be-let-in')
})

test('who has asked for a new invitation instead of one that ran out waits like them', async ({
  db,
}) => {
  const { code, by, invitationId } = await anInvitation(db)
  const { communityId } = by
  await change(db, 'invitations', { communityId, id: invitationId }, ranOut)
  const visitor = aVisitor(aHouse(db))
  const spent = await visitor.open(`/join/${code}`)
  await visitor.send(spent, '/join/resident/ask-again')
  expect((await offeredOn(visitor, '/join/resident'))[0]).toBe('ask-to-be-let-in')
})

test('who has not confirmed their address reads what helps when no e-mail comes', async ({
  db,
}) => {
  const { code, email } = await anInvitation(db)
  const visitor = aVisitor(aHouse(db))
  await signUpWith(visitor, { code, email })
  visitor.cookies.delete('code')
  const offered = await offeredOn(visitor, '/')
  expect(offered.slice(0, 2)).toEqual(['join-problems', 'signing-in'])
})

test('who waits for a leader to confirm their home reads why', async ({ db }) => {
  const house = aHouse(db)
  const { code } = await anOpenCode(db)
  const home = { firstName: 'Mia', lastName: 'Ortiz', lotNumber: '7' }
  const { visitor, page } = await joinWith(house, { code, email: anEmail() }, home)
  expect(page.path).toBe('/join/resident/waiting')
  for (const path of ['/join/resident/waiting', '/communities', '/account'])
    expect((await offeredOn(visitor, path)).slice(0, 2), path).toEqual([
      'waiting-to-enter',
      'access-codes',
    ])
})

test('who waits behind the curtain reads why, and another code they try comes first where codes are', async ({
  db,
}) => {
  const house = aHouse(db)
  const { communityId } = await aCommunity(db, { curtainDrawnAt: new Date() })
  const person = await aPerson(db, house.services)
  await aMember(db, { communityId, accountId: person.accountId })
  const visitor = aVisitor(house)
  expect((await signInAs(visitor, person)).path).toBe('/opening-soon')
  expect(await offeredOn(visitor, '/opening-soon')).toEqual([
    'waiting-to-enter',
    'another-community',
  ])
  await typeCode(visitor, wrongSymbol)
  expect(await offeredOn(visitor, '/join/resident')).toEqual(refused)
  expect((await offeredOn(visitor, '/opening-soon'))[0]).toBe('waiting-to-enter')
})

test('whose access is paused reads why, in that community and where they stand nowhere else', async ({
  db,
}) => {
  const { slug, leader, resident, visitor } = await aTown(db)
  const offeredBefore = await offeredOn(visitor, '/account')
  await suspend(db, leader, { memberId: resident.id, reason: 'Noise' })
  for (const path of [`/c/${slug}/groups`, '/communities'])
    expect((await offeredOn(visitor, path)).slice(0, 2), path).toEqual([
      'waiting-to-enter',
      'my-household',
    ])
  const { communityId } = await aCommunity(db)
  await aMember(db, { communityId, accountId: resident.accountId! })
  expect(await offeredOn(visitor, '/account')).toEqual(offeredBefore)
  expect((await offeredOn(visitor, `/c/${slug}/groups`))[0]).toBe('waiting-to-enter')
})

test('who is inside has joined, whatever code they try for somebody else', async ({ db }) => {
  const { slug, visitor } = await aTown(db)
  const before = await offeredOn(visitor, '/account')
  await typeCode(visitor, wrongSymbol)
  expect(await offeredOn(visitor, '/join/resident')).toEqual(refused)
  expect(await offeredOn(visitor, '/account')).toEqual(before)
  const inside = await visitor.open(
    `/c/${slug}/contact?from=${encodeURIComponent(`/c/${slug}/groups`)}`,
  )
  expect(inside.html).toContain('/help/groups')
  expect(inside.html).not.toContain('/help/join-problems')
})

async function aTown(db: Db) {
  const house = aHouse(db)
  const { slug, communityId, leader } = await aCommunity(db)
  const resident = await aMember(db, { communityId })
  const visitor = await aSignedInVisitor(house, { accountId: resident.accountId! })
  return { slug, leader, resident, visitor }
}

/** Somebody who has signed up with a code and proven their address. */
async function joinWith(
  house: ReturnType<typeof aHouse>,
  { code, email }: { code: string; email: string },
  typed: Record<string, string> = {},
) {
  const visitor = aVisitor(house)
  await signUpWith(visitor, { code, email }, typed)
  const { verifyUrl } = await letterTo(house, email, 'confirm address')
  const path = new URL(verifyUrl).pathname
  return { visitor, page: await visitor.send(await visitor.open(path), path) }
}
