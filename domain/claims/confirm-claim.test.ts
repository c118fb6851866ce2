import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Home } from '#domain/addresses/home.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { newId } from '#domain/new-id.ts'
import { findOrAddProperty } from '#domain/properties/add-property.ts'
import { printHome } from '#domain/properties/property.ts'
import { accept, refuse } from '#domain/result.ts'
import { type Actor, NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, aMember, anInvitation, anOpenCode } from '#test/factories.ts'
import { theLimits } from '#test/identity.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { confirmClaim } from './confirm-claim.ts'
import { correctClaim } from './correct-claim.ts'
import { declineClaim } from './decline-claim.ts'
import { listClaims } from './list-claims.ts'
import { listWaiting } from './list-waiting.ts'

const may = new Date('2026-05-01T12:00:00Z')
const june = new Date('2026-06-01T12:00:00Z')

const homeAt = (street: string): Home => ({
  kind: 'street',
  street,
  unit: null,
  city: 'AUSTIN',
  state: 'TX',
  zip: '78701',
})
const [elm, oak] = [homeAt('7 ELM ST'), homeAt('9 OAK LN')]

const aProperty = (db: Db, by: Actor, home: Home) =>
  inCommunity(db, by.communityId, (db, now) => findOrAddProperty(db, by, { home, now }))

type Name = { firstName: string; lastName: string }

/** Somebody comes to a home with an open code: their member, and the claim if they wait. */
async function comeTo(db: Db, by: Actor, toldHome: Home, given: Partial<Name> = {}) {
  const { communityId, invitationId } = await anOpenCode(db, { by })
  const joining = await aJoining(db, given)
  const redeeming = { communityId, invitationId, toldHome }
  const outcome = await redeemInvitation(db, joining, redeeming, { at: may })
  if (!outcome.ok) throw new Error(outcome.refusal.because)
  const claims = await rowsOf(db, communityId, 'homeClaims')
  const claim = claims.find((one) => one.invitationId === invitationId)
  const seen = { claimId: claim?.id ?? '', told: printHome(toldHome) }
  return { ...outcome.value, joining, invitationId, ...seen, seen, redeeming }
}

/** A home where Mia Ortiz has joined, and somebody who names it too. */
async function anOccupiedHome(db: Db) {
  const by = await aLeader(db)
  const propertyId = await aProperty(db, by, elm)
  const first = await comeTo(db, by, elm, { firstName: 'Mia', lastName: 'Ortiz' })
  const [household] = await rowsOf(db, by.communityId, 'households')
  const second = await comeTo(db, by, elm, { firstName: 'Sam', lastName: 'Ito' })
  return { by, propertyId, first, second, householdId: household!.id }
}

const plain = { elsewhere: null, household: null }

test('leaders see who waits, for which home, who lives there and since when', async ({ db }) => {
  const { by, propertyId, second, householdId } = await anOccupiedHome(db)
  const unknown = await comeTo(db, by, oak)

  expect(await listClaims(db, by)).toEqual({
    more: false,
    claims: [
      {
        id: second.claimId,
        name: 'Sam Ito',
        email: second.joining.email,
        isMember: false,
        home: '7 ELM ST, AUSTIN TX 78701',
        toldBefore: [],
        because: 'occupied home',
        propertyId,
        households: [
          { householdId, propertyId, name: { after: ['Ortiz'] }, people: ['Mia Ortiz'] },
        ],
        claimedAt: may,
      },
      expect.objectContaining({ id: unknown.claimId, propertyId: null, households: [] }),
    ],
  })
  const few = { ...by, permissions: new Set(['invite members'] as const) }
  expect((await listClaims(db, few)).claims[0]!.email).toBeNull()
  expect(() => listClaims(db, { ...by, permissions: new Set() })).toThrow(NotAllowed)
})

test('confirming an unknown home adds it, and lets its head in', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const { seen, memberId, joining, invitationId } = await comeTo(db, by, oak)
  expect(await listWaiting(db, joining.accountId)).toMatchObject([{ communityId, claimedAt: may }])

  const outcome = await confirmClaim(db, by, { ...seen, ...plain }, { at: june })

  expect(outcome).toEqual(accept({ name: 'Ana Reyes' }))
  const [property] = await rowsOf(db, communityId, 'properties')
  expect(property).toMatchObject({ street: '9 OAK LN' })
  const [household] = await rowsOf(db, communityId, 'households')
  expect(household).toMatchObject({ propertyId: property!.id })
  expect(await rowsOf(db, communityId, 'residencies')).toMatchObject([
    { memberId, householdId: household!.id, householdRole: 'head', since: june, confirmedAt: june },
  ])
  expect(await rowOf(db, 'members', { communityId, id: memberId })).toMatchObject({
    joinedAt: june,
  })
  const settled = { outcome: 'confirmed', settledAt: june, settledBy: by.memberId }
  expect(await rowsOf(db, communityId, 'homeClaims')).toMatchObject([settled])
  const [notice] = await rowsOf(db, communityId, 'notices')
  expect(notice).toMatchObject({ settledAt: june, settledBy: by.memberId })
  const event = { deed: 'confirmed home', actorId: by.memberId, memberId, invitationId }
  expect((await rowsOf(db, communityId, 'auditEvents')).at(-1)).toMatchObject(event)
  const letter = { template: 'welcome', recipient: joining.email, memberId }
  expect((await rowsOf(db, communityId, 'deliveries')).at(-1)).toMatchObject(letter)
  expect(await listWaiting(db, joining.accountId)).toEqual([])
})

test('in an occupied home a leader chooses: the same household, or one of their own', async ({
  db,
}) => {
  const { by, propertyId, second, householdId } = await anOccupiedHome(db)
  const third = await comeTo(db, by, elm)

  await confirmClaim(db, by, {
    ...second.seen,
    elsewhere: null,
    household: { id: householdId },
  })
  const { seen } = third
  expect(await confirmClaim(db, by, { ...seen, ...plain })).toEqual(
    refuse({ because: 'occupied home' }),
  )
  await confirmClaim(db, by, { ...seen, elsewhere: null, household: 'new' })

  const [, own] = await rowsOf(db, by.communityId, 'households')
  expect(own).toMatchObject({ propertyId })
  const [, shared, alone] = await rowsOf(db, by.communityId, 'residencies')
  expect(shared).toMatchObject({ memberId: second.memberId, householdId, householdRole: 'member' })
  expect(alone).toMatchObject({
    memberId: third.memberId,
    householdId: own!.id,
    householdRole: 'head',
  })
})

test('a leader may choose another home, whose waiting household is theirs', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const place = { home: elm, householdName: null }
  const expected = await anInvitation(db, { by, newcomer: { place } })
  const [property] = await rowsOf(db, communityId, 'properties')
  const { seen, memberId } = await comeTo(db, by, oak)

  const moving = { ...seen, elsewhere: property!.id, household: null }
  expect(await confirmClaim(db, by, moving, { at: june })).toMatchObject({ ok: true })

  const settled = { outcome: 'moved', propertyId: property!.id }
  expect(await rowsOf(db, communityId, 'homeClaims')).toMatchObject([settled])
  const [, own] = await rowsOf(db, communityId, 'residencies')
  expect(own).toMatchObject({ memberId, householdId: expected.householdId })
  expect((await rowsOf(db, communityId, 'auditEvents')).at(-1)).toMatchObject({
    deed: 'moved to home',
  })
})

test('whoever was expected in that household by name turns out to be them', async ({ db }) => {
  const { by, second, householdId } = await anOccupiedHome(db)
  const { communityId } = by
  const newcomer = { firstName: 'Sam', lastName: 'Ito', place: { householdId } }
  const expected = await anInvitation(db, { by, newcomer })
  await change(db, 'members', { communityId, id: expected.memberId }, { email: null })

  await confirmClaim(db, by, {
    ...second.seen,
    elsewhere: null,
    household: { id: householdId },
  })

  const merged = { mergedInto: second.memberId, leftAt: expect.any(Date) }
  expect(await rowOf(db, 'members', { communityId, id: expected.memberId })).toMatchObject(merged)
  const own = { communityId, id: expected.invitationId }
  expect(await rowOf(db, 'invitations', own)).toMatchObject({ voidedBecause: 'joined otherwise' })
})

test('declining ends the wait: the account stays, and a later code lets the same person in', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const { seen, memberId, joining, redeeming } = await comeTo(db, by, oak)

  expect(await declineClaim(db, by, seen, { at: june })).toEqual(accept({ name: 'Ana Reyes' }))

  expect(await rowOf(db, 'members', { communityId, id: memberId })).toMatchObject({
    joinedAt: null,
    leftAt: june,
  })
  expect((await rowsOf(db, communityId, 'auditEvents')).at(-1)).toMatchObject({
    deed: 'declined home',
    memberId,
  })
  const letter = { template: 'home declined', recipient: joining.email }
  expect((await rowsOf(db, communityId, 'deliveries')).at(-1)).toMatchObject(letter)
  expect(await redeemInvitation(db, joining, redeeming)).toEqual(refuse({ because: 'redeemed' }))
  const propertyId = await aProperty(db, by, elm)
  const pass = await anOpenCode(db, { by, propertyId })
  const again = await redeemInvitation(db, joining, pass)
  expect(again).toEqual(accept({ communityId, memberId }))
})

test('who is expected by name is expected still, when a home they named is declined', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const expected = await anInvitation(db, { by })
  const joining = await aJoining(db, { email: expected.email })
  const code = await anOpenCode(db, { by })
  await redeemInvitation(db, joining, { ...code, toldHome: oak })
  const [claim] = await rowsOf(db, communityId, 'homeClaims')
  expect(claim!.memberId).toBe(expected.memberId)

  await declineClaim(db, by, { claimId: claim!.id, told: printHome(oak) })

  const { memberId } = expected
  expect(await rowOf(db, 'members', { communityId, id: memberId })).toMatchObject({ leftAt: null })
  expect(await redeemInvitation(db, joining, { communityId, ...expected })).toEqual(
    accept({ communityId, memberId }),
  )
})

test('a member who is declined one more home stays a member', async ({ db }) => {
  const { by, first } = await anOccupiedHome(db)
  const { communityId } = by
  const code = await anOpenCode(db, { by })
  await redeemInvitation(db, first.joining, { ...code, toldHome: oak })
  const claims = await rowsOf(db, communityId, 'homeClaims')
  const { id: claimId } = claims.find(({ memberId }) => memberId === first.memberId)!

  await declineClaim(db, by, { claimId, told: printHome(oak) })

  const member = await rowOf(db, 'members', { communityId, id: first.memberId })
  expect(member).toMatchObject({ leftAt: null, joinedAt: may })
})

test('of two leaders at once one decides, and the other is told', async ({ db }) => {
  const by = await aLeader(db)
  for (let round = 0; round < 10; round += 1) {
    const { seen } = await comeTo(db, by, homeAt(`${round + 1} RACE ST`))

    const outcomes = await Promise.all([
      confirmClaim(db, by, { ...seen, ...plain }),
      declineClaim(db, by, seen),
      confirmClaim(db, by, { ...seen, ...plain }),
    ])

    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes.filter((outcome) => !outcome.ok)).toEqual(
      Array(2).fill(refuse({ because: 'settled already' })),
    )
  }
})

test('where a page does not say which home it showed, only one that was never corrected is decided', async ({
  db,
}) => {
  const by = await aLeader(db)
  const corrected = await comeTo(db, by, oak)
  const claimant = { accountId: corrected.joining.accountId, from: null }
  const { claimId } = corrected.seen
  const told = { street: '11 Oak Ln', unit: '', lotNumber: '' }
  await correctClaim(db, { limits: theLimits(db) }, claimant, { claimId, told })
  const silent = { claimId, told: '' }
  const refusal = refuse({ because: 'corrected meanwhile', name: 'Ana Reyes' })
  expect(await confirmClaim(db, by, { ...silent, ...plain })).toEqual(refusal)
  expect(await declineClaim(db, by, silent)).toEqual(refusal)

  const { seen } = await comeTo(db, by, elm)
  const confirming = { ...seen, told: '', ...plain }
  expect(await confirmClaim(db, by, confirming)).toMatchObject({ ok: true })
})

test('what is not theirs or not there any more is refused, and leaves nothing behind', async ({
  db,
}) => {
  const { by, second, householdId } = await anOccupiedHome(db)
  const elsewhere = await aLeader(db)
  const foreign = await aProperty(db, elsewhere, oak)
  const unknown = await comeTo(db, by, oak)
  const { seen } = second
  const decide = (given: Partial<Parameters<typeof confirmClaim>[2]>) =>
    confirmClaim(db, by, { ...seen, ...plain, ...given })

  expect(await decide({ elsewhere: foreign })).toEqual(refuse({ because: 'unknown property' }))
  expect(await decide({ household: { id: newId() } })).toEqual(
    refuse({ because: 'unknown household' }),
  )
  expect(await decide({ ...unknown.seen, household: { id: householdId } })).toEqual(
    refuse({ because: 'unknown household' }),
  )
  expect(await confirmClaim(db, elsewhere, { ...seen, ...plain })).toEqual(
    refuse({ because: 'unknown' }),
  )
  expect(await rowsOf(db, by.communityId, 'properties')).toHaveLength(1)
  expect((await listClaims(db, by)).claims).toHaveLength(2)
  const resident = await aMember(db, { communityId: by.communityId })
  const nobody = { ...by, memberId: resident.id, permissions: new Set<never>() }
  expect(() => declineClaim(db, nobody, seen)).toThrow(NotAllowed)
})
