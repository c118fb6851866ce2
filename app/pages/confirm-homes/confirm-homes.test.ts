import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Home } from '#domain/addresses/home.ts'
import { correctClaim } from '#domain/claims/correct-claim.ts'
import { declineClaim } from '#domain/claims/decline-claim.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { suspend } from '#domain/members/suspend.ts'
import { findOrAddProperty } from '#domain/properties/add-property.ts'
import { printHome } from '#domain/properties/property.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aJoining, anOpenCode } from '#test/factories.ts'
import { alertsOf } from '#test/page.ts'
import { change, rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, letterTo } from '#test/visitor.ts'

const homeAt = (street: string): Home => ({
  kind: 'street',
  street,
  unit: null,
  city: 'AUSTIN',
  state: 'TX',
  zip: '78701',
})
const [elm, oak] = [homeAt('7 ELM ST'), homeAt('9 OAK LN')]

/** Somebody comes to a home with an open code. */
async function comeTo(db: Db, by: Actor, toldHome: Home, [firstName, lastName]: [string, string]) {
  const code = await anOpenCode(db, { by })
  const joining = await aJoining(db, { firstName, lastName })
  await redeemInvitation(db, joining, { ...code, toldHome })
  const claims = await rowsOf(db, by.communityId, 'homeClaims')
  const claim = claims.find(({ invitationId }) => invitationId === code.invitationId)
  return { ...joining, claimId: claim?.id ?? '' }
}

/** A leader, a home where Mia Ortiz lives, and Sam Ito who names it too. */
async function aBusyTown(db: Db) {
  const house = aHouse(db)
  const work = await aLeaderAtWork(house)
  await inCommunity(db, work.communityId, (db, now) =>
    findOrAddProperty(db, work.leader, { home: elm, now }),
  )
  const mia = await comeTo(db, work.leader, elm, ['Mia', 'Ortiz'])
  const sam = await comeTo(db, work.leader, elm, ['Sam', 'Ito'])
  const page = `${work.home}/invitations/confirm`
  return { house, ...work, page, mia, sam, settle: `${page}/${sam.claimId}/settle` }
}

test('the notice leads to who waits, with all a leader needs to decide', async ({ db }) => {
  const { visitor, home, sam } = await aBusyTown(db)
  const page = await visitor.click(await visitor.open(home), 'Look at it')
  expect(page.title).toContain('Needs confirmation')
  expect(page.words).toContain(
    `Sam Ito Email ${sam.email} Home they told 7 ELM ST, AUSTIN TX 78701`,
  )
  expect(page.words).toContain('Somebody lives there already. Lives there now Mia Ortiz')
  const pending = await visitor.open(`${home}/members?tab=pending`)
  expect(pending.words).toContain('Needs confirmation')
  await visitor.post('/account/language', { language: 'es' })
  const spanish = await visitor.open(page.path)
  expect(spanish.words).toContain('el mismo hogar, como miembro: Hogar Ortiz (Mia Ortiz)')
})

test('nobody waits: the page says what would appear here', async ({ db }) => {
  const { visitor, home } = await aLeaderAtWork(aHouse(db))
  const page = await visitor.open(`${home}/invitations/confirm`)
  expect(page.words).toContain('Nobody is waiting.')
})

test('an occupied home needs a choice; with it the person is in, and reads so', async ({ db }) => {
  const { house, visitor, page, settle, sam, communityId } = await aBusyTown(db)
  const list = await visitor.open(page)

  const refused = await visitor.send(list, settle)
  expect(refused.status).toBe(400)
  expect(refused.words).toContain('Please choose how they join.')
  const done = await visitor.send(refused, settle, { joins: 'new' })

  expect(done.words).toContain('Sam Ito is in. We have written to them.')
  expect(done.words).toContain('Nobody is waiting.')
  expect(await letterTo(house, sam.email, 'welcome')).toMatchObject({ firstName: 'Sam' })
  const places = await rowsOf(db, communityId, 'residencies')
  expect(places.map(({ householdRole }) => householdRole)).toEqual(['head', 'head'])
})

test('another home is found by search, and its people are asked about too', async ({ db }) => {
  const { visitor, leader, page, communityId } = await aBusyTown(db)
  const ana = await comeTo(db, leader, oak, ['Ana', 'Reyes'])
  const form = `${page}/${ana.claimId}`
  const choose = await visitor.open(`${form}/home`)
  expect(choose.words).toContain('They said: 9 OAK LN, AUSTIN TX 78701')
  const none = await visitor.open(`${form}/home?search=oak`)
  expect(none.words).toContain('No home fits.')
  const found = await visitor.open(`${form}/home?search=elm`)
  const chosen = await visitor.open(found.path + propertyLink(found.html))
  expect(chosen.words).toContain('Chosen home 7 ELM ST, AUSTIN TX 78701')

  const refused = await visitor.send(chosen, `${form}/settle`)
  expect(refused.words).toContain('Please choose how they join.')
  const [household] = await rowsOf(db, communityId, 'households')
  const done = await visitor.send(refused, `${form}/settle`, { joins: household!.id })

  expect(done.words).toContain('Ana Reyes is in.')
  const claims = await rowsOf(db, communityId, 'homeClaims')
  expect(claims.find(({ id }) => id === ana.claimId)).toMatchObject({ outcome: 'moved' })
})

/** The query of the link that chooses a home. */
function propertyLink(html: string): string {
  const query = /href="[^"]*(property=[0-9a-f-]{36})/.exec(html)?.[1]
  return `&${query}`
}

test('declining asks first, says what happens, and writes to the person', async ({ db }) => {
  const { house, visitor, page, sam } = await aBusyTown(db)
  const form = `${page}/${sam.claimId}/decline`
  const question = await visitor.open(form)
  expect(question.words).toContain('Decline Sam Ito?')
  expect(question.words).toContain('Their account stays, their code is used up')

  const done = await visitor.send(question, form)

  expect(done.words).toContain('Sam Ito was declined.')
  const letter = await letterTo(house, sam.email, 'home declined')
  expect(letter).toMatchObject({ home: '7 ELM ST, AUSTIN TX 78701', firstName: 'Sam' })
})

test('who comes second is told that another leader was faster', async ({ db }) => {
  const { visitor, leader, page, settle, sam } = await aBusyTown(db)
  const list = await visitor.open(page)
  const question = await visitor.open(`${page}/${sam.claimId}/decline`)
  await declineClaim(db, leader, { ...sam, told: printHome(elm) })

  const late = await visitor.send(list, settle, { joins: 'new' })
  expect(late.status).toBe(409)
  expect(late.words).toContain('This is settled already')
  const declined = await visitor.send(question, `${page}/${sam.claimId}/decline`)
  expect(declined.words).toContain('This is settled already')
  const opened = await visitor.open(`${page}/${sam.claimId}/home`)
  expect(opened.words).toContain('This is settled already')
})

test('a home corrected meanwhile is shown before anybody is let in or sent away', async ({
  db,
}) => {
  const { house, visitor, leader, page, mia, communityId } = await aBusyTown(db)
  const ana = await comeTo(db, leader, homeAt('90 OAK LN'), ['Ana', 'Reyes'])
  const form = `${page}/${ana.claimId}`
  const list = await visitor.open(page)
  const question = await visitor.open(`${form}/decline`)
  const search = await visitor.open(`${form}/home?search=elm`)
  const chosen = await visitor.open(search.path + propertyLink(search.html))
  const told = { street: '9 Oak Ln', unit: '', lotNumber: '' }
  const by = { accountId: ana.accountId, from: null }
  await correctClaim(db, house.services, by, { claimId: ana.claimId, told })

  const refused = await visitor.send(list, `${form}/settle`)
  expect(refused.status).toBe(409)
  expect(alertsOf(refused).join()).toContain('Ana Reyes has corrected the home they told')
  expect(refused.words).toContain(
    'Home they told 9 OAK LN, AUSTIN TX 78701 Told before 90 OAK LN, AUSTIN TX 78701',
  )
  const declined = await visitor.send(question, `${form}/decline`)
  expect(alertsOf(declined).join()).toContain('Ana Reyes has corrected the home they told')
  const moved = await visitor.send(chosen, `${form}/settle`, { joins: 'new' })
  expect(moved.status).toBe(409)
  expect(await rowsOf(db, communityId, 'residencies')).toHaveLength(1)
  expect(mia.claimId).toBe('')

  const done = await visitor.send(refused, `${form}/settle`)
  expect(done.words).toContain('Ana Reyes is in.')
  const properties = await rowsOf(db, communityId, 'properties')
  expect(properties.map(({ street }) => street)).toEqual(['7 ELM ST', '9 OAK LN'])
})

test('somebody who seems to be suspended is not confirmed, and the leader is told why', async ({
  db,
}) => {
  const { visitor, page, communityId, leader, mia } = await aBusyTown(db)
  const members = await rowsOf(db, communityId, 'members')
  const { id } = members.find(({ accountId }) => accountId === mia.accountId)!
  await suspend(db, leader, { memberId: id, reason: 'Threatened a neighbour' })
  await change(db, 'members', { communityId, id }, { leftAt: new Date(), email: null })
  const again = await comeTo(db, leader, elm, ['Mia', 'Ortiz'])

  const list = await visitor.open(page)
  expect(list.words).toContain(
    'A Community Leader must look at this person first. Confirm says more.',
  )
  const refused = await visitor.send(list, `${page}/${again.claimId}/settle`)

  expect(refused.status).toBe(409)
  expect(alertsOf(refused).join()).toMatch(/Mia Ortiz was suspended on .*Threatened a neighbour/)
  expect((await visitor.click(refused, 'Open the page of Mia Ortiz')).path).toContain(id)
})
