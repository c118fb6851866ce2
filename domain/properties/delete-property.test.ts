import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Home } from '#domain/addresses/home.ts'
import { createHousehold } from '#domain/households/create-household.ts'
import { inviteMember } from '#domain/invitations/invite-member.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { undoMove } from '#domain/moves/undo-move.ts'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, aNewcomer, anOpenCode, key } from '#test/factories.ts'
import { hurriedBy } from '#test/hold-open.ts'
import { aHousehold } from '#test/households.ts'
import { aMove } from '#test/moves.ts'
import { rowOf, rowsOf } from '#test/rows.ts'
import { findOrAddProperty } from './add-property.ts'
import { createProperty } from './create-property.ts'
import { deleteProperty } from './delete-property.ts'
import { foreseeDeleting } from './in-the-way.ts'
import { restoreProperty } from './restore-property.ts'

const april = new Date('2030-04-01T20:00:00Z')

const oak: Home = {
  ...{ kind: 'street', street: '7 OAK LN', unit: null, city: 'AUSTIN', state: 'TX', zip: '78701' },
}

/** A home in which nobody lives, and a leader. */
async function anEmptyHome(db: Db) {
  const by = await aLeader(db)
  const { communityId } = by
  const propertyId = await inCommunity(db, communityId, (db, now) =>
    findOrAddProperty(db, by, { home: oak, now }),
  )
  return { by, communityId, propertyId }
}

test('an empty home is deleted with its pass, keeps its history, and comes back without the pass', async ({
  db,
}) => {
  const { by, communityId, propertyId } = await anEmptyHome(db)
  const pass = await anOpenCode(db, { by, propertyId, channel: 'pass' })
  expect(await foreseeDeleting(db, by, { propertyId })).toEqual({
    ...{ people: [], waiting: 0, passes: 1 },
  })
  expect(await deleteProperty(db, by, { propertyId })).toEqual({ ok: true, value: { passes: 1 } })
  expect(await deleteProperty(db, by, { propertyId })).toEqual({ ok: true, value: { passes: 0 } })
  const code = () => rowOf(db, 'invitations', { communityId, id: pass.invitationId })
  expect((await code()).voidedAt).not.toBeNull()
  const submission = newId()
  expect(await createProperty(db, by, { home: oak, submission })).toEqual({
    ok: false,
    refusal: { because: 'exists deleted', propertyId },
  })
  expect(await restoreProperty(db, by, { propertyId })).toEqual({ ok: true, value: null })
  expect((await rowOf(db, 'properties', { communityId, id: propertyId })).deletedAt).toBeNull()
  expect((await code()).voidedAt).not.toBeNull()
})

test('a home that was created again is not restored beside it', async ({ db }) => {
  const { by, communityId, propertyId } = await anEmptyHome(db)
  await deleteProperty(db, by, { propertyId })
  const again = await inCommunity(db, communityId, (db, now) =>
    findOrAddProperty(db, by, { home: oak, now }),
  )
  expect(again).not.toBe(propertyId)
  expect(await restoreProperty(db, by, { propertyId })).toEqual({
    ok: false,
    refusal: { because: 'exists', propertyId: again },
  })
  const foreign = await aLeader(db)
  const unknown = { ok: false, refusal: { because: 'unknown property' } }
  expect(await deleteProperty(db, foreign, { propertyId: again })).toEqual(unknown)
  expect(await restoreProperty(db, foreign, { propertyId })).toEqual(unknown)
})

test.for([1, 2, 3, 4, 5])(
  'deleting a home in the instant somebody joins there: one of the two is first (try %s)',
  async (_, { db }) => {
    const { by, communityId, propertyId } = await anEmptyHome(db)
    const { invitationId } = await anOpenCode(db, { by, propertyId, channel: 'pass' })
    const joining = await aJoining(db)
    const [joined, deleted] = await Promise.all([
      redeemInvitation(db, joining, { communityId, invitationId }),
      deleteProperty(db, by, { propertyId }),
    ])
    expect([joined.ok, deleted.ok].filter(Boolean)).toHaveLength(1)
    const places = await rowsOf(db, communityId, 'residencies')
    const { deletedAt } = await rowOf(db, 'properties', { communityId, id: propertyId })
    expect(places.length === 1).toBe(deletedAt === null)
  },
)

test('whoever moves in while a home is about to be deleted was first: it stays', async ({ db }) => {
  const { by, communityId, propertyId } = await anEmptyHome(db)
  const newcomer = aNewcomer({ place: { propertyId, householdName: null } })
  const { first, second } = await hurriedBy(db, communityId, {
    first: (db) => inviteMember(db, by, newcomer, { key }),
    second: (db) => deleteProperty(db, by, { propertyId }),
  })
  expect(first.ok).toBe(true)
  expect(second).toMatchObject({ ok: false, refusal: { because: 'lived in' } })
})

test('whoever moves in while a home is being deleted comes too late, in whichever way', async ({
  db,
}) => {
  const { by, communityId, propertyId } = await anEmptyHome(db)
  const home = { propertyId, householdName: null }
  const made = await createHousehold(db, by, { propertyId, name: 'Old', submission: newId() })
  const { householdId } = made.ok ? made.value : { householdId: '' }
  for (const place of [home, { householdId }]) {
    const { second } = await hurriedBy(db, communityId, {
      first: (db) => deleteProperty(db, by, { propertyId }),
      second: (db) => inviteMember(db, by, aNewcomer({ place }), { key }),
    })
    expect(second.ok).toBe(false)
    await restoreProperty(db, by, { propertyId })
  }
  const blank = await anOpenCode(db, { by })
  const joining = await aJoining(db)
  const { second } = await hurriedBy(db, communityId, {
    first: (db) => deleteProperty(db, by, { propertyId }),
    second: (db) => redeemInvitation(db, joining, { ...blank, toldHome: oak }),
  })
  expect(second).toMatchObject({ ok: true, value: { waits: true } })
  expect(await rowsOf(db, communityId, 'residencies')).toEqual([])
})

test('a move out of a home that was deleted since is undone once the home is restored', async ({
  db,
}) => {
  const home = await aHousehold(db)
  const { communityId, leader, householdId } = home
  const moveId = await aMove(db, home, { at: april })
  const { propertyId } = await rowOf(db, 'households', { communityId, id: householdId })
  expect(await deleteProperty(db, leader, { propertyId })).toMatchObject({ ok: true })
  const at = { at: april }
  expect(await undoMove(db, leader, { moveId }, at)).toEqual({
    ok: false,
    refusal: { because: 'home deleted' },
  })
  await restoreProperty(db, leader, { propertyId })
  expect(await undoMove(db, leader, { moveId }, at)).toMatchObject({ ok: true })
})
