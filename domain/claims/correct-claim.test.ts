import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Home } from '#domain/addresses/home.ts'
import { addDays } from '#domain/days.ts'
import { tellStory } from '#domain/invitations/tell-story.ts'
import { printHome } from '#domain/properties/property.ts'
import { accept, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { undoRoster } from '#domain/rosters/undo-roster.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, aMember, anEmail } from '#test/factories.ts'
import { hurriedBy } from '#test/hold-open.ts'
import { theLimits } from '#test/identity.ts'
import { aProperty, comeTo, elm, homeAt, may } from '#test/open-codes.ts'
import { anImport } from '#test/planned-rosters.ts'
import { aRow, called } from '#test/roster-rows.ts'
import { change, rowsOf } from '#test/rows.ts'
import { confirmClaim } from './confirm-claim.ts'
import { correctClaim } from './correct-claim.ts'
import { declineClaim } from './decline-claim.ts'
import { listClaims } from './list-claims.ts'
import { readOwnClaim } from './read-own-claim.ts'

const june = new Date('2026-06-01T12:00:00Z')
const oak = homeAt('9 OAK LN')
const typo = homeAt('90 OAK LN')
const nowhere = { street: '', unit: '', lotNumber: '' }
const plain = { elsewhere: null, household: null }

type Waiting = { by?: Actor; toldHome?: Home; joining?: Awaited<ReturnType<typeof aJoining>> }

/** Somebody who waits with a home that nobody knows, and how they correct it. */
async function aWaiting(db: Db, given: Waiting = {}) {
  const by = given.by ?? (await aLeader(db))
  const toldHome = given.toldHome ?? typo
  const { joining, invitationId } = await comeTo(db, by, { ...given, toldHome })
  const claims = await rowsOf(db, by.communityId, 'homeClaims')
  const { id: claimId } = claims.find((one) => one.invitationId === invitationId)!
  const claimant = { accountId: joining.accountId, from: '192.0.2.7' }
  const correct = (told: Partial<typeof nowhere>, on = db) =>
    correctClaim(
      on,
      { limits: theLimits(db) },
      claimant,
      { claimId, told: { ...nowhere, ...told } },
      { at: june },
    )
  const claim = async () =>
    (await rowsOf(db, by.communityId, 'homeClaims')).find(({ id }) => id === claimId)!
  const seen = { claimId, told: printHome(toldHome) }
  return {
    by,
    communityId: by.communityId,
    claimId,
    claimant,
    seen,
    correct,
    claim,
    invitationId,
  }
}

test('a corrected home takes the place of the one they told, and they wait since when they did', async ({
  db,
}) => {
  const { by, communityId, correct, claim, invitationId } = await aWaiting(db)
  const before = await claim()

  expect(await correct({ street: '9 Oak Ln' })).toEqual(accept(null))

  expect(await claim()).toEqual({
    ...{ ...before, home: oak, toldBefore: [typo], because: 'corrected home' },
  })
  expect(before.claimedAt).toEqual(may)
  const { claims } = await listClaims(db, by)
  const told = { home: printHome(oak), toldBefore: [printHome(typo)], propertyId: null }
  expect(claims).toMatchObject([{ ...told, claimedAt: may }])
  const notices = await rowsOf(db, communityId, 'notices')
  expect(notices).toMatchObject([{ facts: { home: printHome(oak) }, settledAt: null }])
  expect((await rowsOf(db, communityId, 'auditEvents')).at(-1)).toMatchObject({
    ...{ deed: 'corrected home', actorId: before.memberId, memberId: before.memberId },
    ...{ invitationId, happenedAt: june, fromAddress: '192.0.2.7' },
    facts: { before: printHome(typo), home: printHome(oak) },
  })
  const story = await tellStory(db, by, { invitationId })
  expect(story!.events.map(({ kind }) => kind)).toContain('corrected home')
})

test('whatever home it is, they wait: known and free, occupied, or unknown', async ({ db }) => {
  const by = await aLeader(db)
  const propertyId = await aProperty(db, by, elm)
  await aProperty(db, by, oak)
  expect((await comeTo(db, by, { toldHome: oak })).outcome).toMatchObject({ ok: true })
  const { correct, claim } = await aWaiting(db, { by })
  for (const street of ['7 Elm St', '9 Oak Ln', '11 Fir Rd'])
    expect(await correct({ street })).toEqual(accept(null))
  expect(await claim()).toMatchObject({ settledAt: null, because: 'corrected home' })
  expect(await rowsOf(db, by.communityId, 'residencies')).toHaveLength(1)
  expect(await correct({ street: '7 Elm St' })).toEqual(accept(null))
  expect(await claim()).toMatchObject({ propertyId })
})

test('the same home again changes nothing, at once too, and costs nothing', async ({ db }) => {
  const { communityId, correct, claim } = await aWaiting(db)
  const twice = await hurriedBy(db, communityId, {
    first: (db) => correct({ street: '9 Oak Ln' }, db),
    second: (db) => correct({ street: '9 oak ln' }, db),
  })
  expect(twice).toEqual({ first: accept(null), second: accept(null) })
  for (let time = 0; time < 10; time += 1)
    expect(await correct({ street: '9 Oak Lane' })).toEqual(accept(null))
  const events = await rowsOf(db, communityId, 'auditEvents')
  expect(events.filter(({ deed }) => deed === 'corrected home')).toHaveLength(1)
  expect(await claim()).toMatchObject({ toldBefore: [typo] })
})

test('five times in a day is enough; what cannot be read does not count', async ({ db }) => {
  const { correct, claim } = await aWaiting(db)
  for (let time = 0; time < 6; time += 1)
    expect(await correct({ street: '!!!' })).toEqual(refuse({ because: 'unreadable street' }))
  expect(await correct({})).toEqual(refuse({ because: 'no home told' }))
  for (const number of [1, 2, 1, 2, 1])
    expect(await correct({ street: `${number} Oak Ln` })).toEqual(accept(null))
  const hurry = { because: 'hurry', retryAfterSeconds: expect.any(Number) }
  expect(await correct({ street: '2 Oak Ln' })).toEqual({ ok: false, refusal: hurry })
  const homes = ['90 OAK LN', '2 OAK LN'].map(homeAt)
  expect(await claim()).toMatchObject({ home: homeAt('1 OAK LN') })
  expect((await claim()).toldBefore).toEqual(expect.arrayContaining(homes))
})

test('where the town is left out it is that of the home told until now, known there or not', async ({
  db,
}) => {
  const { by, correct, claim } = await aWaiting(db)
  const corrected = async (told: Partial<typeof nowhere>) => {
    expect(await correct(told)).toEqual(accept(null))
    return (await claim()).home
  }
  const there = '78702'
  await aProperty(db, by, { ...elm, zip: there })
  expect(await corrected({ street: '7 Elm St' })).toEqual(elm)
  expect(await corrected({ street: '8 Elm St' })).toEqual(homeAt('8 ELM ST'))
  expect(await corrected({ street: `8 Elm St, Austin TX ${there}` })).toMatchObject({ zip: there })
  expect(await corrected({ street: '9 Elm St' })).toMatchObject({ street: '9 ELM ST', zip: there })
})

test('a town is named without its ZIP where that leads to one', async ({ db }) => {
  const { by, correct, claim } = await aWaiting(db)
  for (const zip of ['75201', '75202'])
    await aProperty(db, by, { ...elm, ...townOf('DALLAS', zip) })
  await aProperty(db, by, { ...elm, ...townOf('HOUSTON', '77002') })
  expect(await correct({ street: '9 Oak Ln, Dallas' })).toEqual(
    refuse({ because: 'several towns' }),
  )
  expect(await correct({ street: '9 Oak Ln, Houston' })).toEqual(accept(null))
  expect(await claim()).toMatchObject({ home: { ...oak, ...townOf('HOUSTON', '77002') } })
})

test('of a leader and a correction at once one wins: nobody comes to a home unseen', async ({
  db,
}) => {
  const { by, communityId, seen, correct, claim } = await aWaiting(db)
  const corrects = (db: Db) => correct({ street: '9 Oak Ln' }, db)
  const confirms = (db: Db) => confirmClaim(db, by, { ...seen, ...plain })

  const late = await hurriedBy(db, communityId, { first: corrects, second: confirms })
  expect(late.first).toEqual(accept(null))
  expect(late.second).toEqual(refuse({ because: 'corrected meanwhile', name: 'Ana Reyes' }))
  expect(await declineClaim(db, by, seen)).toEqual(late.second)
  expect(await rowsOf(db, communityId, 'properties')).toEqual([])

  const now = { ...seen, told: printHome(oak) }
  const early = await hurriedBy(db, communityId, {
    first: (db) => confirmClaim(db, by, { ...now, ...plain }),
    second: (db) => correct({ street: '7 Elm St' }, db),
  })
  expect(early.first).toMatchObject({ ok: true })
  expect(early.second).toEqual(refuse({ because: 'settled already' }))
  expect(await claim()).toMatchObject({ home: oak, outcome: 'confirmed' })
  expect(await correct({ street: '9 Oak Ln' })).toEqual(refuse({ because: 'settled already' }))
  const properties = await rowsOf(db, communityId, 'properties')
  expect(properties.map(({ street }) => street)).toEqual(['9 OAK LN'])
})

test('when an import is undone at the same moment, the home goes or is kept, and both succeed', async ({
  db,
}) => {
  const { by, communityId, correct, claim } = await aWaiting(db)
  const imported = async (street: string) => {
    const bo = called('Bo Chen', { email: anEmail('bo') })
    const rosterId = await anImport(db, by, [aRow(homeAt(street), [bo])])
    return (db: Db) => undoRoster(db, by, { rosterId })
  }
  const gone = await hurriedBy(db, communityId, {
    first: await imported('7 ELM ST'),
    second: (db) => correct({ street: '7 Elm St' }, db),
  })
  expect(gone.first).toMatchObject({ value: { removed: { properties: 1 } } })
  expect(gone.second).toEqual(accept(null))
  expect(await claim()).toMatchObject({ home: elm, propertyId: null })

  const kept = await hurriedBy(db, communityId, {
    first: (db) => correct({ street: '9 Oak Ln' }, db),
    second: await imported('9 OAK LN'),
  })
  expect(kept.first).toEqual(accept(null))
  expect(kept.second).toMatchObject({ value: { kept: { properties: 1 } } })
  const [property] = await rowsOf(db, communityId, 'properties')
  expect(await claim()).toMatchObject({ home: oak, propertyId: property!.id })
})

test('whoever may be somebody suspended is known by every home they told', async ({ db }) => {
  const { by, communityId, claimId, correct, claim } = await aWaiting(db)
  await aProperty(db, by, elm)
  await comeTo(db, by, { toldHome: elm })
  const [place] = await rowsOf(db, communityId, 'residencies')
  const { memberId } = place!
  const paused = { suspendedAt: may, suspendedBecause: 'Threatened a neighbour', leftAt: may }
  await change(db, 'members', { communityId, id: memberId }, paused)

  await correct({ street: '7 Elm St' })
  expect(await claim()).toMatchObject({ because: 'suspended' })
  await correct({ street: '9 Oak Ln' })

  expect(await claim()).toMatchObject({ because: 'suspended' })
  const confirming = { claimId, told: printHome(oak), ...plain }
  expect(await confirmClaim(db, by, confirming)).toMatchObject({
    refusal: { because: 'suspended', memberId },
  })
})

test('somebody suspended is known by their number too, whatever home they correct to', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const phone = '+15125550123'
  const paused = { phone, suspendedAt: may, suspendedBecause: 'Threatened a neighbour' }
  const { id: memberId } = await aMember(db, { communityId, ...paused, leftAt: may })
  const joining = { ...(await aJoining(db)), phone }
  const { claimId, correct, claim } = await aWaiting(db, { by, joining })
  expect(await claim()).toMatchObject({ because: 'suspended' })

  await correct({ street: '9 Oak Ln' })

  expect(await claim()).toMatchObject({ because: 'suspended' })
  const confirming = { claimId, told: printHome(oak), ...plain }
  expect(await confirmClaim(db, by, confirming)).toMatchObject({
    refusal: { because: 'suspended', memberId },
  })
})

test('a claim of somebody else, or of nobody, is not there', async ({ db }) => {
  const { by, claimId, claim } = await aWaiting(db)
  const other = await aWaiting(db, { by, toldHome: elm })
  const told = { ...nowhere, street: '9 Oak Ln' }
  const limits = theLimits(db)
  const given = { claimId, told }
  expect(await correctClaim(db, { limits }, other.claimant, given)).toEqual(
    refuse({ because: 'unknown' }),
  )
  expect(await readOwnClaim(db, other.claimant, { claimId })).toBeNull()
  expect(await claim()).toMatchObject({ home: typo })
})

test('when the trial has ended, and behind the curtain, it goes on', async ({ db }) => {
  const { communityId, correct, claim } = await aWaiting(db)
  await inCommunity(db, communityId, (db) =>
    db
      .updateTable('communities')
      .set({ trialEndsAt: addDays(new Date(), -1), curtainDrawnAt: may })
      .where('id', '=', communityId)
      .execute(),
  )
  expect(await correct({ street: '9 Oak Ln' })).toEqual(accept(null))
  expect(await claim()).toMatchObject({ home: oak })
})

const lot: Home = { kind: 'lot', lot: 'LOT 7 BLK 2', unit: 'UNIT B', ...townOf('AUSTIN', '78701') }

test.for([
  ['a street', { ...oak, unit: 'APT 4' }, { street: '9 OAK LN', unit: 'APT 4', lotNumber: '' }],
  ['a lot', lot, { street: '', unit: 'UNIT B', lotNumber: 'LOT 7 BLK 2' }],
  [
    'a street of another town',
    { ...oak, ...townOf('DALLAS', '75201') },
    { street: '9 OAK LN, DALLAS TX 75201', unit: '', lotNumber: '' },
  ],
  [
    'a lot of another town',
    { ...lot, ...townOf('DALLAS', '75201') },
    { street: '', unit: 'UNIT B', lotNumber: 'LOT 7 BLK 2, DALLAS TX 75201' },
  ],
] as [string, Home, typeof nowhere][])(
  '%s is filled in as it was told, and stays this home when it is sent so',
  async ([, toldHome, filled], { db }) => {
    const { claimant, claimId, correct, claim } = await aWaiting(db, { toldHome })
    const own = await readOwnClaim(db, claimant, { claimId })
    expect(own).toMatchObject({ told: filled, home: toldHome, isSettled: false })
    expect(await correct(filled)).toEqual(accept(null))
    expect(await claim()).toMatchObject({ home: toldHome, toldBefore: [] })
  },
)

test('where homes are in several towns, the town stands in the form', async ({ db }) => {
  const { by, claimant, claimId } = await aWaiting(db)
  await aProperty(db, by, { ...typo, ...townOf('AUSTIN', '78702') })
  const own = await readOwnClaim(db, claimant, { claimId })
  expect(own!.told.street).toBe('90 OAK LN, AUSTIN TX 78701')
})

function townOf(city: string, zip: string) {
  return { city, state: 'TX', zip }
}
