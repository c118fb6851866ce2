import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { accept, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, aNewcomer, anInvitation, key } from '#test/factories.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { inviteMember } from './invite-member.ts'
import { redeemInvitation } from './redeem-invitation.ts'
import { voidInvitations } from './void-invitations.ts'

const april = new Date('2026-04-01T12:00:00Z')
const may = new Date('2026-05-01T12:00:00Z')

type Given = Parameters<typeof anInvitation>[1] & { by: Actor }

/** An invitation on paper: whoever holds the code may use it. */
async function anInvitationWithoutAddress(db: Db, given: Given) {
  const invited = await anInvitation(db, given)
  const { communityId } = given.by
  await change(db, 'members', { communityId, id: invited.memberId }, { email: null })
  return { ...invited, communityId }
}

/** Somebody who has joined with one invitation. */
async function aNeighbour(db: Db) {
  const by = await aLeader(db)
  const first = await anInvitation(db, { by, at: april })
  const joining = await aJoining(db, { email: first.email })
  const { communityId } = by
  await redeemInvitation(db, joining, { communityId, ...first }, { at: april })
  return { by, communityId, joining, memberId: first.memberId, householdId: first.householdId }
}

test('a second invitation of a member adds its home, and who waited for it is merged', async ({
  db,
}) => {
  const { by, communityId, joining, memberId, householdId } = await aNeighbour(db)
  const second = await anInvitationWithoutAddress(db, { by, at: april })

  const outcome = await redeemInvitation(db, joining, second, { at: may })

  expect(outcome).toEqual(accept({ communityId, memberId }))
  expect(await rowsOf(db, communityId, 'residencies')).toMatchObject([
    { memberId, householdId, confirmedAt: april, until: null },
    { memberId, householdId: second.householdId, confirmedAt: may, until: null },
  ])
  expect(await rowOf(db, 'members', { communityId, id: second.memberId })).toMatchObject({
    leftAt: may,
    mergedInto: memberId,
    accountId: null,
  })
  expect(await rowOf(db, 'invitations', { communityId, id: second.invitationId })).toMatchObject({
    redeemedAt: may,
    sealedCode: null,
  })
  expect((await rowsOf(db, communityId, 'auditEvents')).at(-1)).toMatchObject({
    deed: 'joined',
    actorId: memberId,
    accountId: joining.accountId,
    memberId,
    invitationId: second.invitationId,
    facts: { addedHome: true },
  })
})

test('a second invitation into a home one has already adds none', async ({ db }) => {
  const { by, communityId, joining, memberId, householdId } = await aNeighbour(db)
  const newcomer = { place: { householdId } }
  const second = await anInvitationWithoutAddress(db, { by, newcomer, at: april })

  await redeemInvitation(db, joining, second, { at: may })

  expect(await rowsOf(db, communityId, 'residencies')).toMatchObject([
    { memberId, householdId, until: null },
    { memberId: second.memberId, householdId, until: may },
  ])
})

test('who asks again for a home they have added is told that they have joined', async ({ db }) => {
  const { by, communityId, joining, memberId } = await aNeighbour(db)
  const second = await anInvitationWithoutAddress(db, { by })
  const joined = accept({ communityId, memberId })

  expect(await redeemInvitation(db, joining, second)).toEqual(joined)
  expect(await redeemInvitation(db, joining, second)).toEqual(joined)
  expect(await redeemInvitation(db, await aJoining(db), second)).toEqual(
    refuse({ because: 'redeemed' }),
  )
})

test('one account that joins with two invitations at one moment is one member of two homes', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  for (let round = 0; round < 10; round += 1) {
    const one = await anInvitationWithoutAddress(db, { by })
    const other = await anInvitationWithoutAddress(db, { by })
    const joining = await aJoining(db)

    const outcomes = await Promise.all([
      redeemInvitation(db, joining, one),
      redeemInvitation(db, joining, other),
    ])

    const members = await rowsOf(db, communityId, 'members')
    const [member, ...others] = members.filter((one) => one.accountId === joining.accountId)
    expect(others).toEqual([])
    const joined = accept({ communityId, memberId: member!.id })
    expect(outcomes).toEqual([joined, joined])
    const residencies = await rowsOf(db, communityId, 'residencies')
    const homes = residencies.filter(({ memberId }) => memberId === member!.id)
    expect(new Set(homes.map(({ householdId }) => householdId))).toEqual(
      new Set([one.householdId, other.householdId]),
    )
  }
})

test('of adding a home and voiding it at one moment exactly one wins, and the other is told', async ({
  db,
}) => {
  const { by, communityId, joining, memberId } = await aNeighbour(db)
  for (let round = 0; round < 30; round += 1) {
    const second = await anInvitationWithoutAddress(db, { by })
    const voiding = () => voidInvitations(db, by, { memberIds: [second.memberId] })
    const redeem = () => redeemInvitation(db, joining, second)
    const [one, other] = await Promise.all(
      round % 2 === 0 ? [redeem(), voiding()] : [voiding(), redeem()],
    )
    const [redeemed, report] = 'ok' in one! ? [one, other] : [other, one]

    expect([
      { redeemed: accept({ communityId, memberId }), voided: 0 },
      { redeemed: refuse({ because: 'voided' }), voided: 1 },
    ]).toContainEqual({ redeemed, voided: report && 'voided' in report && report.voided.length })
  }
})

test('a member whose second record was merged is a member by its address, too', async ({ db }) => {
  const { by, communityId, joining } = await aNeighbour(db)
  const second = await anInvitationWithoutAddress(db, { by })
  await redeemInvitation(db, joining, second)
  const merged = { communityId, id: second.memberId }
  await change(db, 'members', merged, { email: second.email })

  expect(await inviteMember(db, by, aNewcomer({ email: second.email }), { key })).toEqual(
    refuse({ because: 'already a member' }),
  )
})
