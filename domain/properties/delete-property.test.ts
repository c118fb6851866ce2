import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Home } from '#domain/addresses/home.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { undoMove } from '#domain/moves/undo-move.ts'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, anInvitation, anOpenCode } from '#test/factories.ts'
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

test.for([1, 2, 3])(
  'deleting a home in the instant a leader invites somebody into it: nobody lives in a deleted home (try %s)',
  async (_, { db }) => {
    const { by, communityId, propertyId } = await anEmptyHome(db)
    const invite = anInvitation(db, {
      by,
      newcomer: { place: { propertyId, householdName: null } },
    })
    const [invited, deleted] = await Promise.allSettled([
      invite,
      deleteProperty(db, by, { propertyId }),
    ])
    const isDeleted = deleted.status === 'fulfilled' && deleted.value.ok
    expect([invited.status === 'fulfilled', isDeleted].filter(Boolean)).toHaveLength(1)
    expect((await rowsOf(db, communityId, 'households')).length === 0).toBe(isDeleted)
  },
)

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
