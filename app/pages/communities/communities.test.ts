import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { aCommunity, aMember } from '#test/factories.ts'
import { elements, wordsOf } from '#test/html.ts'
import { aPerson } from '#test/identity.ts'
import { linkOf, type Page } from '#test/page.ts'
import { signInAs } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, aVisitor, type House } from '#test/visitor.ts'

const now = new Date()

/** Every community of the page: its name and what is said of it. */
const listOf = (page: Page) =>
  elements(page.root, 'li').map((item) => elements(item, 'a', 'strong', 'span').map(wordsOf))

/** Somebody who is a resident of Heron Landing and leads Walnut Hill. */
async function aNeighbourOfTwo(house: House) {
  const { db } = house.services
  const person = await aPerson(db, house.services)
  const { accountId } = person
  const heron = await aCommunity(db, { name: 'Heron Landing' })
  const walnut = await aCommunity(db, { name: 'Walnut Hill' })
  await aMember(db, { communityId: heron.communityId, accountId })
  await aMember(db, { communityId: walnut.communityId, accountId, role: 'leader' })
  return { ...person, heron, walnut }
}

test('who belongs to two communities sees both with their role, and enters either', async ({
  db,
}) => {
  const house = aHouse(db)
  const person = await aNeighbourOfTwo(house)
  const visitor = aVisitor(house)
  const list = await signInAs(visitor, person)
  expect([list.path, list.title]).toEqual(['/communities', 'My communities · Communitrak'])
  expect(listOf(list)).toEqual([
    ['Heron Landing', 'Resident'],
    ['Walnut Hill', 'Community Leader'],
  ])
  const heron = await visitor.click(list, 'Heron Landing')
  expect(heron.words).toContain('You are here as Resident.')
  const walnut = await visitor.click(await visitor.click(heron, 'My communities'), 'Walnut Hill')
  expect(walnut.words).toContain('Your trial')
})

test('the next sign-in leads into the community one was in last', async ({ db }) => {
  const house = aHouse(db)
  const person = await aNeighbourOfTwo(house)
  const visitor = aVisitor(house)
  await signInAs(visitor, person)
  const walnut = await visitor.open(`/c/${person.walnut.slug}`)
  await visitor.send(walnut, '/sign-out')
  expect((await signInAs(visitor, person)).path).toBe(`/c/${person.walnut.slug}`)
  visitor.cookies.set('community', 'nowhere')
  expect((await visitor.open('/sign-in')).path).toBe('/communities')
})

test('a community one may not enter now says why, and leads nowhere', async ({ db }) => {
  const house = aHouse(db)
  const { accountId } = await aPerson(db, house.services)
  const open = await aCommunity(db, { name: 'Heron Landing' })
  const closed = await aCommunity(db, { name: 'Ivy Row', curtainDrawnAt: now })
  const strict = await aCommunity(db, { name: 'Oak Bend' })
  const gone = await aCommunity(db, { name: 'Pine Grove' })
  await aMember(db, { communityId: open.communityId, accountId })
  await aMember(db, { communityId: closed.communityId, accountId })
  const suspended = { suspendedAt: now, suspendedBecause: 'arrears' }
  await aMember(db, { communityId: strict.communityId, accountId, ...suspended })
  await aMember(db, { communityId: gone.communityId, accountId, leftAt: now })
  const visitor = await aSignedInVisitor(house, { accountId })
  const list = await visitor.open('/communities')
  expect(listOf(list)).toEqual([
    ['Heron Landing', 'Resident'],
    ['Ivy Row', 'Opening soon'],
    ['Oak Bend', 'Your access is paused'],
  ])
  expect(() => linkOf(list, 'Oak Bend')).toThrow('No link says')
  const paused = await visitor.open(`/c/${strict.slug}/members`)
  expect([paused.status, paused.title]).toEqual([403, 'Your access is paused · Communitrak'])
  expect(paused.html).toContain('The reason they gave: arrears')
  expect((await visitor.open(`/c/${gone.slug}`)).status).toBe(404)
})

test('who belongs nowhere is told how to join and how to begin', async ({ db }) => {
  const house = aHouse(db)
  const visitor = await aSignedInVisitor(house, await aPerson(db, house.services))
  const page = await visitor.open('/communities')
  expect(page.words).toContain('You belong to no community yet')
  expect(linkOf(page, 'Join with an access code')).toBe('/join/resident')
  expect(linkOf(page, 'Create a community')).toBe('/start')
  expect(linkOf(page, 'My Account')).toBe('/account')
})

test('a community that one does not belong to looks like one that does not exist', async ({
  db,
}) => {
  const house = aHouse(db)
  const { slug } = await aCommunity(db, { name: 'Secret Garden' })
  const visitor = await aSignedInVisitor(house, await aPerson(db, house.services))
  const ask = async (name: string) => {
    const { status, html } = await visitor.open(`/c/${name}/members`)
    return { status, html: html.replaceAll(name, '(name)').replace(/nonce="[^"]*"/g, '') }
  }
  const foreign = await ask(slug)
  expect(foreign.status).toBe(404)
  expect(foreign).toEqual(await ask('nowhere-at-all'))
})

test.for(['%00', '..%2f..', 'A'.repeat(5000), '%F0%9F', "'%20or%201=1", 'maple court'])(
  'there is no community at /c/%s',
  async (slug, { db }) => {
    const house = aHouse(db)
    const visitor = await aSignedInVisitor(house, await aPerson(db, house.services))
    expect([400, 404]).toContain((await visitor.get(`/c/${slug}`)).status)
  },
)
