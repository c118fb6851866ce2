import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { aCommunity, anEmail, anInvitation } from '#test/factories.ts'
import { aDweller, anInvitedGuest } from '#test/households.ts'
import { aPerson, test } from '#test/identity.ts'
import { change, rowOf } from '#test/rows.ts'
import { endMemberships } from './end-memberships.ts'
import { leaveCommunity } from './leave-community.ts'
import { suspend } from './suspend.ts'

type Tools = Parameters<typeof aPerson>[1]

/** Bo, suspended, whom a Head had invited home at the address he signs in with; leaders have written another. */
async function whoIsAwaitedElsewhere(db: Db, tools: Tools) {
  const { communityId, slug, leader } = await aCommunity(db)
  const invited = await anInvitation(db, { by: leader })
  const { memberId: id } = invited
  await change(db, 'members', { communityId, id }, { email: anEmail('roster') })
  const { accountId, email } = await aPerson(db, tools, { email: anEmail('own') })
  const home = await anInvitation(db, { by: leader, newcomer: { firstName: 'Mia' } })
  const mia = await aDweller(db, { communityId, invited: home })
  const { householdId } = home
  const guest = await anInvitedGuest(db, { by: mia, householdId, email })
  await change(db, 'members', { communityId, id }, { accountId, joinedAt: new Date() })
  await suspend(db, leader, { memberId: id, reason: 'Unpaid dues' })
  const waiting = () => rowOf(db, 'members', { communityId, id: guest.memberId })
  return { communityId, slug, memberId: id, accountId, waiting }
}

const ways: Record<
  string,
  (db: Db, bo: Awaited<ReturnType<typeof whoIsAwaitedElsewhere>>) => unknown
> = {
  'by themselves': (db, { accountId, slug }) => leaveCommunity(db, { accountId, from: null }, slug),
  'as a leader ends it': (db, { communityId, memberId }) =>
    inCommunity(db, communityId, (db, now) =>
      endMemberships(db, { communityId, memberIds: [memberId], now }),
    ),
}

test.for(Object.entries(ways))(
  'who leaves %s, suspended, is suspended where they are awaited at the address they sign in with',
  async ([, leave], { db, tools }) => {
    const bo = await whoIsAwaitedElsewhere(db, tools)
    expect(await bo.waiting()).toMatchObject({ nameKey: 'chen bo', suspendedAt: null })
    await leave(db, bo)
    expect(await bo.waiting()).toMatchObject({ suspendedBecause: 'Unpaid dues' })
  },
)
