import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { everyAddress } from '#test/every-address.ts'
import { aCommunity, aMember } from '#test/factories.ts'
import { aPerson, password } from '#test/identity.ts'
import { alertsOf } from '#test/page.ts'
import { aLeaderAtWork, signInAs } from '#test/steps.ts'
import { aCautiousPerson, codeOf } from '#test/two-factor.ts'
import { aHouse, aSignedInVisitor, aVisitor, type House } from '#test/visitor.ts'

/** A leader with two-factor, signed in with it, of a community with a second leader. */
async function aCautiousLeader(house: House) {
  const { db } = house.services
  const { communityId, slug, leader } = await aCommunity(db)
  const person = await aCautiousPerson(db, house.services)
  const given = { communityId, role: 'leader', accountId: person.accountId } as const
  await aMember(db, { ...given, firstName: 'Cora' })
  const visitor = aVisitor(house)
  const half = await signInAs(visitor, person)
  await visitor.send(half, '/sign-in/second-step', { code: codeOf(person.secret) })
  return {
    ...person,
    visitor,
    communityId,
    slug,
    other: leader,
    page: `/c/${slug}/preferences/two-factor`,
  }
}

test('a leader who has two-factor asks it of the leaders, and no longer', async ({ db }) => {
  const { visitor, page } = await aCautiousLeader(aHouse(db))
  const home = await visitor.open(page.replace('/preferences/two-factor', ''))
  const overview = await visitor.click(home, 'Preferences')
  expect(overview.words).toContain('Two-factor for leaders Not needed')
  const before = await visitor.open(page)
  expect(before.words).toContain('Leaders enter with their password alone.')
  expect(before.words).toContain('do not have it yet, and would be led to it: Lee Board.')
  const asked = await visitor.send(before, page)
  expect(asked.path).toBe(`${page}?saved`)
  expect(asked.words).toContain('Saved. Leaders need two-factor or a passkey from now on.')
  expect(asked.words).toContain('are led to it before they enter: Lee Board.')
  const after = await visitor.send(asked, page)
  expect(after.words).toContain('Leaders enter with their password alone.')
})

test('a leader with a password alone is led to two-factor first, and asks nothing', async ({
  db,
}) => {
  const { visitor, home } = await aLeaderAtWork(aHouse(db))
  const page = await visitor.open(`${home}/preferences/two-factor`)
  expect(alertsOf(page)[0]).toContain('Set up two-factor yourself first')
  const forced = await visitor.post(`${home}/preferences/two-factor`, { asked: 'on' })
  expect(forced.status).toBe(409)
  expect(await forced.text()).toContain('Set up two-factor yourself first')
  expect((await visitor.open(home)).status).toBe(200)
})

test('a leader without it is led to a kind page, sets it up, and comes back to where they were going', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, page, other, slug } = await aCautiousLeader(house)
  await visitor.send(await visitor.open(page), page)
  const wanted = `/c/${slug}/members?tab=leaders`
  const lee = await aSignedInVisitor(house, other)
  const kind = await lee.open(wanted)
  expect(kind.path).toBe(`/account/second-step?next=${encodeURIComponent(wanted)}`)
  expect(kind.words).toContain('Maple Court asks its leaders to sign in with more than a password')
  expect((await lee.open('/account')).path).toBe('/account')

  const cora = aVisitor(house)
  cora.cookies.set('session', visitor.cookies.get('session')!)
  expect((await cora.open(kind.path)).path).toBe(wanted)
})

test('afterwards the leader goes on to where they were going', async ({ db }) => {
  const house = aHouse(db)
  const { visitor, page, communityId, slug } = await aCautiousLeader(house)
  await visitor.send(await visitor.open(page), page)
  const bo = await aPerson(db, house.services)
  await aMember(db, { communityId, role: 'leader', accountId: bo.accountId, firstName: 'Bo' })
  const phone = aVisitor(house)
  const kind = await signInAs(phone, bo)
  expect(kind.path).toBe(`/account/second-step?next=${encodeURIComponent(`/c/${slug}`)}`)
  const begin = await phone.click(kind, 'Set up two-factor')
  const setUp = await phone.send(begin, '/account/two-factor/begin', { currentPassword: password })
  const secret = /([A-Z2-7]{4} ){7}[A-Z2-7]{4}/.exec(setUp.words)![0]
  const codes = await phone.send(setUp, '/account/two-factor/set-up', { code: codeOf(secret) })
  const home = await phone.send(codes, '/account/two-factor/codes/keep')
  expect([home.status, home.path]).toEqual([200, `/c/${slug}`])
  expect(phone.cookies.has('wanted')).toBe(false)
})

test('a leader who has two-factor, and has taken away the passkey they came with, is told to sign in again', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, page, accountId, slug } = await aCautiousLeader(house)
  await visitor.send(await visitor.open(page), page)
  const alone = { secondStep: null, passkeyId: null }
  await db.updateTable('sessions').set(alone).where('accountId', '=', accountId).execute()
  const kind = await visitor.open(`/c/${slug}/members`)
  expect(kind.words).toContain('sign out, and sign in with a code of your app')
  expect(kind.words).not.toContain('Set up two-factor')
  const wanted = `/sign-in?next=${encodeURIComponent(`/c/${slug}/members`)}`
  const signOut = `/sign-out?next=${encodeURIComponent(wanted)}`
  expect((await visitor.post(signOut, {})).headers.get('location')).toBe(wanted)
})

test('no address of the community lets a leader with a password alone in: no page, form, stream or download', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, page, other, slug } = await aCautiousLeader(house)
  await visitor.send(await visitor.open(page), page)
  const lee = await aSignedInVisitor(house, other)
  const id = '00000000-0000-7000-8000-000000000000'
  const inside = everyAddress({ slug, channel: 'email' }, id).filter((path) =>
    path.startsWith(`/c/${slug}`),
  )
  expect(inside.length).toBeGreaterThan(60)
  for (const path of inside) {
    const answers = [await lee.get(path), await lee.post(path, { told: 'daily' })]
    for (const answer of answers)
      expect([path, answer.status, answer.headers.get('location')]).toEqual([
        path,
        303,
        expect.stringMatching(/^\/account\/second-step\?next=%2Fc%2F/),
      ])
    const data = await (await lee.get(`${path}.data`)).text()
    expect(data).not.toContain('Cora')
    expect(data).toContain('/account/second-step')
  }
})

test('residents and board members enter as before', async ({ db }) => {
  const house = aHouse(db)
  const { visitor, page, communityId, slug } = await aCautiousLeader(house)
  await visitor.send(await visitor.open(page), page)
  for (const role of ['resident', 'board'] as const) {
    const { accountId } = await aMember(db, { communityId, role })
    const neighbour = await aSignedInVisitor(house, { accountId: accountId! })
    expect((await neighbour.open(`/c/${slug}`)).path).toBe(`/c/${slug}`)
  }
})
