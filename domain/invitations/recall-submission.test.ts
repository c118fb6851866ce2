import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { readGuest } from '#domain/guests/read-guest.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, anInvitation, key } from '#test/factories.ts'
import { aHousehold, anInvitedGuest } from '#test/households.ts'
import { aMemberWith } from '#test/roles.ts'
import { change } from '#test/rows.ts'
import { recallInvitation } from './recall-submission.ts'
import { redeemInvitation } from './redeem-invitation.ts'

/** Joins with an invitation, and then has another address than the one that was invited. */
async function joinAndMove(
  db: Db,
  { communityId }: Pick<Actor, 'communityId'>,
  invited: { invitationId: string; memberId: string; email: string },
) {
  const { invitationId, memberId: id, email } = invited
  await redeemInvitation(db, await aJoining(db, { email }), { communityId, invitationId })
  await change(
    db,
    'members',
    { communityId, id },
    { email: 'new@example.com', phone: '+15125550123' },
  )
}

test('whoever invited sees where it went until the person has joined, and then what their role shows', async ({
  db,
}) => {
  const leader = await aLeader(db)
  const may = ['invite members', 'view active members', 'view leaders'] as const
  const { by } = await aMemberWith(db, leader, [
    ...may,
    ...(['view member profiles', 'view member groups', 'create property'] as const),
  ])
  const invited = await anInvitation(db, { by })
  const { invitationId, email } = invited
  const recall = (who: Actor) => recallInvitation(db, who, { invitationId, key })
  expect(await recall(by)).toMatchObject({
    invited: { email },
    property: { id: expect.any(String) },
  })
  await joinAndMove(db, leader, invited)
  expect(await recall(by)).toMatchObject({ invited: { email: null, phone: null }, property: null })
  const sees = new Set([
    ...by.permissions,
    'view member email',
    'view member property address',
  ] as const)
  expect(await recall({ ...by, permissions: sees })).toMatchObject({
    ...{ invited: { email: 'new@example.com', phone: null }, property: { id: expect.any(String) } },
  })
})

test('a Head sees where a guest was invited while they wait, and no longer', async ({ db }) => {
  const { heads, householdId } = await aHousehold(db)
  const by = heads[0]!
  const guest = await anInvitedGuest(db, { by, householdId })
  const read = () => readGuest(db, by, guest)
  expect(await read()).toMatchObject({ state: 'waiting', contact: guest.email })
  await joinAndMove(db, by, guest)
  expect(await read()).toMatchObject({ state: 'joined', contact: null })
})
