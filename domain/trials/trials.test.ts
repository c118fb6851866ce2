import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { atomically, inCommunity } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'
import { roomToday } from '#domain/deliveries/budget.ts'
import { communityOutbox } from '#domain/deliveries/community-outbox.ts'
import { sendDeliveries } from '#domain/deliveries/send-deliveries.ts'
import { sendReminders } from '#domain/deliveries/send-reminders.ts'
import { readCode } from '#domain/invitations/access-code.ts'
import { findInvitation } from '#domain/invitations/find-invitation.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { carryOutDueMoves } from '#domain/moves/carry-out-due-moves.ts'
import { accept, refuse } from '#domain/result.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { memoryMail } from '#integrations/mail/memory.ts'
import { memoryTexts } from '#integrations/texts/memory.ts'
import { test } from '#test/database.ts'
import { aCommunity, aJoining, aMember, anInvitation, anOpenCode, key } from '#test/factories.ts'
import { aPool } from '#test/full-database.ts'
import { untilHeldUp } from '#test/held-up.ts'
import { aHousehold } from '#test/households.ts'
import { aMove } from '#test/moves.ts'
import { rowOf, rowsOf } from '#test/rows.ts'
import { extendTrial, goOnForGood, prolongTrial } from './extend-trial.ts'
import { readTrial } from './read-trial.ts'
import { tellOfTrials } from './tell-of-trials.ts'

const inDays = (days: number) => addDays(new Date(), days)

/** A community whose trial ends so many days from now; of a negative number it has ended. */
async function onTrial(db: Db, days: number) {
  const trialEndsAt = inDays(days)
  const { leader: by, ...community } = await aCommunity(db, { trialEndsAt })
  return { ...community, by, trialEndsAt }
}

/** Lets the trial of a community end at another moment, without the way there. */
function letEnd(db: Db, communityId: string, trialEndsAt: Date | null) {
  return inCommunity(db, communityId, (db) =>
    db.updateTable('communities').set({ trialEndsAt }).where('id', '=', communityId).execute(),
  )
}

/** Sends what may leave, and answers what arrived at an address. */
async function arriveAt(db: Db, email: string): Promise<string[]> {
  const mail = memoryMail()
  await sendDeliveries(db, { mail, texts: memoryTexts(), key, publicUrl: 'http://x.test' })
  return mail.messages
    .filter(({ envelope }) => envelope.to === email)
    .map(({ message }) => message.template)
}

test('leaders extend a trial by two weeks, twice, and the log tells it', async ({ db }) => {
  const { by, communityId, trialEndsAt } = await onTrial(db, 3)
  const [first, second] = [addDays(trialEndsAt, 14), addDays(trialEndsAt, 28)]
  expect(await extendTrial(db, by, { seen: 0 })).toEqual(accept({ endsAt: first }))
  expect(await extendTrial(db, by, { seen: 1 })).toEqual(accept({ endsAt: second }))
  expect(await extendTrial(db, by, { seen: 2 })).toEqual(refuse({ because: 'no more' }))
  expect(await readTrial(db, by)).toMatchObject({
    endsAt: second,
    extensions: 2,
    extensionsLeft: 0,
  })
  const events = (await rowsOf(db, communityId, 'auditEvents')).slice(1)
  expect(events).toMatchObject([
    { deed: 'extended trial', facts: { days: 14 }, actorId: by.memberId },
    { deed: 'extended trial', facts: { is: second.toISOString() } },
  ])
})

test('pressing in two windows at once extends it once', async ({ own, db }) => {
  const { by, communityId, trialEndsAt } = await onTrial(db, 3)
  const endsAt = addDays(trialEndsAt, 14)
  const press = () => extendTrial(aPool(own.address, 'application'), by, { seen: 0 })
  const pressing = await atomically(aPool(own.address, 'owner'), async (owner) => {
    await sql`select from communities where id = ${communityId} for update`.execute(owner)
    const both = [press(), press()]
    await untilHeldUp(db, 2)
    return both
  })
  expect(await Promise.all(pressing)).toEqual(
    expect.arrayContaining([accept({ endsAt }), refuse({ because: 'extended meanwhile', endsAt })]),
  )
})

test('a trial that has ended goes on from now', async ({ db }) => {
  const { by } = await onTrial(db, -10)
  expect(await readTrial(db, by)).toMatchObject({ hasEnded: true, daysLeft: 0 })
  const now = new Date()
  const extended = await extendTrial(db, by, { seen: 0 }, { at: now })
  expect(extended).toEqual(accept({ endsAt: addDays(now, 14) }))
})

test('only who may change preferences extends', async ({ db }) => {
  const { by } = await onTrial(db, 3)
  const resident = { ...by, permissions: new Set([]) }
  await expect(async () => extendTrial(db, resident, { seen: 0 })).rejects.toThrow(NotAllowed)
  await expect(async () => prolongTrial(db, resident, { days: 3 })).rejects.toThrow(NotAllowed)
  await expect(async () => goOnForGood(db, resident)).rejects.toThrow(NotAllowed)
})

test('a community that goes on for good has no trial, and the budget of later', async ({ db }) => {
  const { by, communityId } = await onTrial(db, -1)
  expect(await goOnForGood(db, by)).toEqual(accept(null))
  expect(await readTrial(db, by)).toBe(null)
  for (const again of [
    await goOnForGood(db, by),
    await extendTrial(db, by, { seen: 0 }),
    await prolongTrial(db, by, { days: 3 }),
  ])
    expect(again).toEqual(refuse({ because: 'no trial' }))
  const wanted = { communityId, channel: 'email', now: new Date() } as const
  expect(await inCommunity(db, communityId, (db) => roomToday(db, wanted))).toBe(10_000)
})

test('while it stands still nobody joins, no code is spent, and its time does not run', async ({
  db,
}) => {
  const { by, communityId } = await onTrial(db, 3)
  const { invitationId, email, code: printed } = await anInvitation(db, { by })
  const open = await anOpenCode(db, { by })
  const { expiresAt } = await rowOf(db, 'invitations', { communityId, id: invitationId })
  await letEnd(db, communityId, inDays(10))
  const later = inDays(400) // the code would have run out long ago
  const code = readCode(printed)
  if (!code.ok) throw new Error('a code of ours')
  const find = (at: Date) => findInvitation(db, { code: code.value, holder: null }, { key, at })
  const joining = await aJoining(db, { email })
  const waits = refuse({ because: 'not now' })
  expect(await find(later)).toEqual(refuse({ because: 'not now', community: 'Maple Court' }))
  for (const id of [invitationId, open.invitationId]) {
    const where = { communityId, invitationId: id }
    expect(await redeemInvitation(db, joining, where, { at: later })).toEqual(waits)
  }
  await extendTrial(db, by, { seen: 0 }, { at: later })
  const after = await rowOf(db, 'invitations', { communityId, id: invitationId })
  const stoodStill = later.getTime() - inDays(10).getTime()
  const longer = after.expiresAt!.getTime() - expiresAt!.getTime()
  expect(Math.abs(longer - stoodStill)).toBeLessThan(60_000)
  expect((await find(later)).ok).toBe(true)
  const where = { communityId, invitationId }
  expect(await redeemInvitation(db, joining, where, { at: later })).toMatchObject({ ok: true })
})

test('a code that had run out before stays so', async ({ db }) => {
  const { by, communityId } = await onTrial(db, 3)
  const { invitationId, email } = await anInvitation(db, { by, at: inDays(-100) })
  await letEnd(db, communityId, inDays(-1))
  const joining = await aJoining(db, { email })
  const redeem = () => redeemInvitation(db, joining, { communityId, invitationId })
  expect(await redeem()).toEqual(refuse({ because: 'expired' }))
  await extendTrial(db, by, { seen: 0 })
  expect(await redeem()).toEqual(refuse({ because: 'expired' }))
})

test('messages wait while it stands still, are counted, and leave when it goes on', async ({
  db,
}) => {
  const { by, communityId } = await onTrial(db, 3)
  const { email } = await anInvitation(db, { by })
  await letEnd(db, communityId, inDays(-0.001))
  expect(await arriveAt(db, email)).toEqual([])
  expect(await readTrial(db, by)).toMatchObject({ waiting: 1 })
  const due = await sql<{
    id: string
  }>`select communities_with_due_deliveries(10000) as id`.execute(db)
  expect(due.rows.map(({ id }) => id)).not.toContain(communityId) // so that it keeps no other from its turn
  const sending = { mail: memoryMail(), texts: memoryTexts(), key, publicUrl: 'http://x.test' }
  const outbox = communityOutbox(db, sending, communityId) // a worker that had seen it just before
  expect(await outbox.claim({ channel: 'email', most: 10 })).toEqual([])
  const [waiting] = await rowsOf(db, communityId, 'deliveries')
  expect(waiting).toMatchObject({ sentAt: null, suppressedAt: null, attempts: 0 })
  await extendTrial(db, by, { seen: 0 })
  expect(await arriveAt(db, email)).toEqual(['invitation'])
})

test('messages of later days keep their distance from the standstill', async ({ db }) => {
  const { by, communityId } = await onTrial(db, 3)
  await anInvitation(db, { by })
  await inCommunity(db, communityId, (db) =>
    db
      .updateTable('deliveries')
      .set({ dueAt: inDays(2) })
      .where('communityId', '=', communityId)
      .execute(),
  )
  await letEnd(db, communityId, inDays(1))
  await extendTrial(db, by, { seen: 0 }, { at: inDays(11) })
  const [waiting] = await rowsOf(db, communityId, 'deliveries')
  expect(Math.abs(waiting!.dueAt.getTime() - inDays(12).getTime())).toBeLessThan(60_000)
})

test('moves and reminders wait, and are carried out when it goes on', async ({ db }) => {
  const home = await aHousehold(db)
  const { communityId, leader: by } = home
  const today = new Date().toISOString().slice(0, 10)
  const at = inDays(-3)
  const moveId = await aMove(db, home, { when: 'leaves', day: today, at })
  const after = inDays(3)
  await letEnd(db, communityId, inDays(-1))
  const isDone = async () => (await rowOf(db, 'moves', { communityId, id: moveId })).doneAt !== null
  await carryOutDueMoves(db, { at: after })
  expect(await isDone()).toBe(false)
  const remind = async () => {
    const answer = await sql<{ id: string }>`select communities_that_remind() as id`.execute(db)
    return answer.rows.some(({ id }) => id === communityId)
  }
  await inCommunity(db, communityId, (db) =>
    db.updateTable('communities').set({ reminds: true }).where('id', '=', communityId).execute(),
  )
  expect(await remind()).toBe(false)
  await sendReminders(db)
  await prolongTrial(db, by, { days: 30 })
  expect(await remind()).toBe(true)
  await carryOutDueMoves(db, { at: after })
  expect(await isDone()).toBe(true)
})

test('leaders are written to before it ends and when it has, each once, by several workers', async ({
  db,
}) => {
  const { by, communityId } = await onTrial(db, 2.5)
  await aMember(db, { communityId, role: 'board' })
  const { email } = await db
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', by.accountId)
    .executeTakeFirstOrThrow()
  await Promise.all([tellOfTrials(db), tellOfTrials(db)])
  expect(await arriveAt(db, email)).toEqual(['trial ending'])
  await letEnd(db, communityId, inDays(-0.001))
  await Promise.all([tellOfTrials(db), tellOfTrials(db)])
  await tellOfTrials(db)
  expect(await arriveAt(db, email)).toEqual(['trial ended'])
  await extendTrial(db, by, { seen: 0 })
  await tellOfTrials(db)
  expect(await arriveAt(db, email)).toEqual([])
})

test('a letter about a trial that was extended meanwhile does not leave', async ({ db }) => {
  const { by, communityId } = await onTrial(db, 2)
  const { email } = await db
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', by.accountId)
    .executeTakeFirstOrThrow()
  await tellOfTrials(db)
  await extendTrial(db, by, { seen: 0 })
  expect(await arriveAt(db, email)).toEqual([])
  expect(communityId).toBe(by.communityId)
})
