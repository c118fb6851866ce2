import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { chooseReminders } from '#domain/communities/choose-reminders.ts'
import { addDays, addMinutes } from '#domain/days.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { resendInvitations } from '#domain/invitations/resend-invitations.ts'
import { voidInvitations } from '#domain/invitations/void-invitations.ts'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import {
  aCommunity,
  aJoining,
  aMember,
  anEmail,
  anInvitation,
  anOpenCode,
} from '#test/factories.ts'
import { hurriedBy } from '#test/hold-open.ts'
import { change, letLeave, rowsOf } from '#test/rows.ts'
import { sendReminders } from './send-reminders.ts'

/** Ten in the morning in Austin. */
const morning = new Date('2036-04-01T15:00:00Z')

/** A community that reminds, and somebody whose invitation has reached them. */
async function anAudience(db: Db, given: Parameters<typeof aCommunity>[1] = {}) {
  const { leader: by, communityId } = await aCommunity(db, { reminds: true, ...given })
  const invited = await anInvitation(db, { by, at: morning })
  const [delivery] = await rowsOf(db, communityId, 'deliveries')
  await change(db, 'deliveries', delivery!, { sentAt: addMinutes(morning, 1) })
  const kinds = async () =>
    (await rowsOf(db, communityId, 'deliveries')).map(({ template }) => template)
  /** Runs the job so many days later; answers how many reminders there are by now. */
  const remind = async (days: number, minutes = 5) => {
    await sendReminders(db, { at: addMinutes(addDays(morning, days), minutes) })
    return (await kinds()).filter((kind) => kind === 'reminder').length
  }
  /** What was written leaves. */
  const deliver = async (days: number) => {
    for (const row of await rowsOf(db, communityId, 'deliveries'))
      if (!row.sentAt) await change(db, 'deliveries', row, { sentAt: addDays(morning, days) })
  }
  return { ...invited, communityId, delivery: delivery!, remind, deliver, kinds }
}

test('who has not joined is reminded after 3, 10 and 30 days, and then no more', async ({ db }) => {
  const { remind, deliver } = await anAudience(db)
  const counts = []
  for (const day of [1, 2, 3, 4, 9, 10, 11, 29, 30, 31, 60, 89]) {
    counts.push(await remind(day))
    await deliver(day)
  }
  expect(counts).toEqual([0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3])
})

test('where reminding begins late, reminders keep their distance', async ({ db }) => {
  const { remind, deliver } = await anAudience(db)
  const counts = []
  for (const day of [40, 41, 42, 47, 48, 60, 67, 68]) {
    counts.push(await remind(day))
    await deliver(day)
  }
  expect(counts).toEqual([1, 1, 1, 2, 2, 2, 3, 3])
})

test('an address whose open code nobody needs any more is not reminded', async ({ db }) => {
  const { leader: by, communityId } = await aCommunity(db, { reminds: true })
  const [joined, waiting] = [anEmail(), anEmail()]
  for (const contact of [joined, waiting]) {
    const { invitationId } = await anOpenCode(db, { by, contact, at: morning })
    await resendInvitations(db, by, { invitationIds: [invitationId] }, { at: morning })
  }
  await letLeave(db, communityId)
  await aMember(db, { communityId, email: joined })

  await sendReminders(db, { at: addDays(morning, 3.1) })
  const reminded = (await rowsOf(db, communityId, 'deliveries')).slice(2)
  expect(reminded).toMatchObject([{ template: 'reminder', recipient: waiting }])
})

test('a reminder goes where the invitation went, with its number', async ({ db }) => {
  const { remind, communityId, email, invitationId, memberId } = await anAudience(db)
  await remind(3)

  const [, reminder] = await rowsOf(db, communityId, 'deliveries')
  expect(reminder).toMatchObject({
    template: 'reminder',
    recipient: email,
    invitationId,
    memberId,
    facts: { reminder: 1 },
  })
})

test('nobody is reminded unless the community wants it', async ({ db }) => {
  const { remind } = await anAudience(db, { reminds: false })
  expect(await remind(3)).toBe(0)
})

test('reminders that wait do not leave once the community wants none, and are written anew once it does', async ({
  db,
}) => {
  const { by, communityId, remind } = await anAudience(db)
  await remind(3)
  await chooseReminders(db, by, { reminds: false })
  await chooseReminders(db, by, { reminds: true })
  await remind(4)

  const about = { template: 'reminder', facts: { reminder: 1 } }
  expect((await rowsOf(db, communityId, 'deliveries')).slice(1)).toMatchObject([
    { ...about, suppressedAt: expect.any(Date) },
    { ...about, suppressedAt: null },
  ])
})

test('who ends reminders while they are being written ends them, too', async ({ db }) => {
  const { by, communityId, kinds } = await anAudience(db)
  await hurriedBy(db, communityId, {
    first: (db) => chooseReminders(db, by, { reminds: false }),
    second: (db) => sendReminders(db, { at: addDays(morning, 3.1) }),
  })
  expect(await kinds()).toEqual(['invitation'])
})

test('reminders that several workers write at once are written once', async ({ db }) => {
  const { kinds } = await anAudience(db)
  const at = addDays(morning, 3.1)
  await Promise.all([
    sendReminders(db, { at }),
    sendReminders(db, { at }),
    sendReminders(db, { at }),
  ])
  expect(await kinds()).toEqual(['invitation', 'reminder'])
})

test.for([
  ['at two in the morning', -8 * 60],
  ['at half past eight', -90],
  ['at six in the evening', 8 * 60],
] as const)('nobody is reminded %s', async ([, minutes], { db }) => {
  const { remind } = await anAudience(db)
  expect(await remind(5, minutes)).toBe(0)
  expect(await remind(5, 30)).toBe(1)
})

type Audience = Awaited<ReturnType<typeof anAudience>>

const stops: Record<string, (db: Db, audience: Audience) => Promise<unknown>> = {
  'has joined': async (db, { email, communityId, invitationId }) =>
    redeemInvitation(
      db,
      await aJoining(db, { email }),
      { communityId, invitationId },
      { at: morning },
    ),
  'was voided': (db, { by, memberId }) => voidInvitations(db, by, { memberIds: [memberId] }),
  'has an invitation that ran out': (db, { by, invitationId }) =>
    change(db, 'invitations', { ...by, id: invitationId }, { expiresAt: addDays(morning, 2) }),
  'could not be reached': (db, { delivery }) =>
    change(db, 'deliveries', delivery, { bouncedAt: addDays(morning, 1) }),
  complained: (db, { delivery }) =>
    change(db, 'deliveries', delivery, { complainedAt: addDays(morning, 1) }),
  'was never written to': (db, { delivery }) =>
    change(db, 'deliveries', delivery, { sentAt: null }),
  'was written to anew in vain': async (db, { by, communityId, invitationId }) => {
    const at = addDays(morning, 1)
    await resendInvitations(db, by, { invitationIds: [invitationId] }, { at })
    const [, second] = await rowsOf(db, communityId, 'deliveries')
    await change(db, 'deliveries', second!, { suppressedAt: at, problem: 'no longer true' })
  },
  'wants no more': (db, { communityId, email: recipient }) =>
    inCommunity(db, communityId, (db) =>
      db
        .insertInto('suppressions')
        .values({ communityId, id: newId(), recipient, because: 'unsubscribed', since: morning })
        .execute(),
    ),
}

test.for(Object.entries(stops))('who %s is not reminded', async ([, stop], { db }) => {
  const audience = await anAudience(db)
  await stop(db, audience)
  expect(await audience.remind(3)).toBe(0)
})
