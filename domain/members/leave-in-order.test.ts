import { sql } from 'kysely'
import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { accept } from '#domain/result.ts'
import { test } from '#test/database.ts'
import { aCommunity, aJoining, anInvitation } from '#test/factories.ts'
import { untilHeldUp } from '#test/held-up.ts'
import { aHousehold } from '#test/households.ts'
import { comeTo } from '#test/open-codes.ts'
import { leaveCommunity } from './leave-community.ts'

const gone = accept({ community: 'Maple Court' })

test('who leaves waits for their home, and meanwhile holds up nobody who writes of them', async ({
  db,
}) => {
  const { communityId, slug, householdId, members } = await aHousehold(db, { members: 1 })
  const { accountId, memberId } = members[0]!
  const { leaving } = await inCommunity(db, communityId, async (held) => {
    await sql`select from households where community_id = ${communityId} and id = ${householdId}
      for no key update`.execute(held)
    const leaving = leaveCommunity(db, { accountId: accountId!, from: null }, slug)
    await untilHeldUp(db)
    await sql`select from members where community_id = ${communityId} and id = ${memberId}
      for key share nowait`.execute(held)
    return { leaving }
  })
  expect(await leaving).toEqual(gone)
})

test('so does who has a code of their own that somebody is sending again', async ({ db }) => {
  const { communityId, slug, leader } = await aCommunity(db)
  const { invitationId, memberId, email } = await anInvitation(db, { by: leader })
  const joining = await aJoining(db, { email, firstName: 'Bo', lastName: 'Chen' })
  await comeTo(db, leader, { joining })
  const { leaving } = await inCommunity(db, communityId, async (held) => {
    await sql`select from invitations where community_id = ${communityId} and id = ${invitationId}
      for update`.execute(held)
    const leaving = leaveCommunity(db, { accountId: joining.accountId, from: null }, slug)
    await untilHeldUp(db)
    await sql`select from members where community_id = ${communityId} and id = ${memberId}
      for key share nowait`.execute(held)
    return { leaving }
  })
  expect(await leaving).toEqual(gone)
})
