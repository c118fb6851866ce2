import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { test } from '#test/database.ts'
import { aJoining, anInvitation } from '#test/factories.ts'
import { redeemInvitation } from './redeem-invitation.ts'

test('a code opens the door once, even when two people hurry', async ({ db }) => {
  const { by, email, invitationId, memberId } = await anInvitation(db)
  const { communityId } = by
  const invitation = { communityId, invitationId }
  const one = await aJoining(db, { email })
  const outcomes = await Promise.all([
    redeemInvitation(db, one, invitation),
    redeemInvitation(db, one, invitation),
  ])
  console.log(outcomes)
  const m = await inCommunity(db, communityId, (db) =>
    db
      .selectFrom('members')
      .selectAll()
      .where('communityId', '=', communityId)
      .where('id', '=', memberId)
      .execute(),
  )
  expect(m[0]?.joinedAt).not.toBeNull()
})
