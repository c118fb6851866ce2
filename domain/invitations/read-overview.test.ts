import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, anInvitation } from '#test/factories.ts'
import { change, rowsOf } from '#test/rows.ts'
import { readOverview } from './read-overview.ts'
import { redeemInvitation } from './redeem-invitation.ts'
import { voidInvitations } from './void-invitations.ts'

const nothing = { open: 0, joined: 0, troubled: 0, unconfirmed: 0, requests: 0, reminds: false }

test('a community without invitations has nothing to tell', async ({ db }) => {
  await anInvitation(db)
  expect(await readOverview(db, await aLeader(db))).toEqual(nothing)
})

test('open, joined and voided invitations are told apart', async ({ db }) => {
  const by = await aLeader(db)
  await anInvitation(db, { by })
  const voided = await anInvitation(db, { by })
  await voidInvitations(db, by, { memberIds: [voided.memberId] })
  const { email, invitationId } = await anInvitation(db, { by })
  await redeemInvitation(db, await aJoining(db, { email }), { ...by, invitationId })

  expect(await readOverview(db, by)).toEqual({ ...nothing, open: 1, joined: 1 })
})

test('an invitation whose last message did not arrive is troubled, until a newer one leaves', async ({
  db,
}) => {
  const { by, invitationId, memberId, email: recipient } = await anInvitation(db)
  const { communityId } = by
  const [delivery] = await rowsOf(db, communityId, 'deliveries')
  await change(db, 'deliveries', delivery!, { bouncedAt: new Date() })
  expect(await readOverview(db, by)).toEqual({ ...nothing, open: 1, troubled: 1 })

  const again = { communityId, invitationId, memberId, recipient, locale: 'en' } as const
  const tomorrow = addDays(new Date(), 1)
  await inCommunity(db, communityId, (db) =>
    queueDeliveries(db, [{ ...again, template: 'invitation', now: tomorrow }]),
  )
  expect(await readOverview(db, by)).toEqual({ ...nothing, open: 1 })
})

test('somebody who may not invite is told nothing', async ({ db }) => {
  const by = await aLeader(db)
  const powerless = { ...by, permissions: new Set<never>() }
  expect(() => readOverview(db, powerless)).toThrow('invite members')
})
