import { sql } from 'kysely'
import { expect, onTestFinished } from 'vitest'
import type { Db } from '#database/connect.ts'
import { newId } from '#domain/new-id.ts'
import { liftSuppression } from '#domain/suppressions/lift-suppression.ts'
import { suppressedRecipients } from '#domain/suppressions/suppressed.ts'
import { memoryInbox } from '#integrations/inbox/memory.ts'
import { aComplaint, aDsn, anAbsenceNote, wire } from '#test/bounces.ts'
import { freshDatabase, test } from '#test/database.ts'
import { aLeader, anEmail, anInvitation } from '#test/factories.ts'
import { aPool } from '#test/full-database.ts'
import { aPostOffice } from '#test/post-office.ts'
import { change, rowsOf } from '#test/rows.ts'
import type { MailReport } from './mail-report.ts'
import { resumeSending } from './pause-sending.ts'
import { queueAccountDelivery } from './queue-delivery.ts'
import { readInbox, takeReturned } from './read-inbox.ts'
import { recordMailReport } from './record-bounce.ts'

const april = new Date('2026-04-01T12:00:00Z')
const may = new Date('2026-05-01T12:00:00Z')
const words = '550 5.1.1 no such user'

/** An invitation that has been sent, and what came back about it. */
async function aSentInvitation(db: Db) {
  const { by, email } = await anInvitation(db)
  const { communityId } = by
  const { id } = (await rowsOf(db, communityId, 'deliveries'))[0]!
  await change(db, 'deliveries', { communityId, id }, { sentAt: april })
  return {
    by,
    communityId,
    email,
    id,
    report: (kind: MailReport['kind'], at = april) =>
      recordMailReport(db, { kind, deliveryId: id, words }, { at }),
    delivery: async () => (await rowsOf(db, communityId, 'deliveries'))[0]!,
    reason: async () => (await suppressedRecipients(db, communityId, [email])).get(email),
    suppressions: () => rowsOf(db, communityId, 'suppressions'),
  }
}

test('a bounce is remembered with its words, and the address suppressed', async ({ db }) => {
  const { report, delivery, suppressions, email } = await aSentInvitation(db)
  expect(await report('bounced')).toBe(true)
  expect(await delivery()).toMatchObject({ sentAt: april, bouncedAt: april, problem: words })
  expect(await suppressions()).toMatchObject([
    { recipient: email, because: 'bounced', words, since: april, liftedAt: null },
  ])
})

test('the same bounce counts once, and not again after a leader lifted it', async ({ db }) => {
  const { report, delivery, suppressions, reason, by, email } = await aSentInvitation(db)
  await Promise.all(Array.from({ length: 5 }, () => report('bounced')))
  expect(await suppressions()).toHaveLength(1)
  await liftSuppression(db, by, { recipient: email })

  expect(await report('bounced', may)).toBe(true)

  expect(await delivery()).toMatchObject({ bouncedAt: april })
  expect(await reason()).toBeUndefined()
})

test('a message that was sent before we wrote it down may bounce, too, and is not sent again', async ({
  db,
}) => {
  const { report, delivery, communityId, id } = await aSentInvitation(db)
  await change(db, 'deliveries', { communityId, id }, { sentAt: null, leasedUntil: may })
  await report('bounced')
  expect(await delivery()).toMatchObject({ bouncedAt: april, leasedUntil: null })
})

test('the address a message went to is suppressed, not the one a person has now', async ({
  db,
}) => {
  const { report, email, reason, communityId, by } = await aSentInvitation(db)
  const members = await rowsOf(db, communityId, 'members')
  const invited = members.find(({ id }) => id !== by.memberId)!
  const fixed = anEmail('fixed')
  await change(db, 'members', { communityId, id: invited.id }, { email: fixed })
  await report('bounced')
  expect(await reason()).toBe('bounced')
  expect(await suppressedRecipients(db, communityId, [email, fixed])).toHaveProperty('size', 1)
})

test('a complaint suppresses, and leaves the message as sent', async ({ db }) => {
  const { report, delivery, reason } = await aSentInvitation(db)
  await report('complained')
  await report('complained', may)
  expect(await delivery()).toMatchObject({ complainedAt: april, bouncedAt: null, problem: null })
  expect(await reason()).toBe('complained')
})

test('what was given up has failed, and the address stays good', async ({ db }) => {
  const { report, delivery, reason } = await aSentInvitation(db)
  await report('failed')
  expect(await delivery()).toMatchObject({ failedAt: april, bouncedAt: null, problem: words })
  expect(await reason()).toBeUndefined()
})

test('a delay is only noted', async ({ db }) => {
  const { report, delivery, reason } = await aSentInvitation(db)
  await report('delayed')
  const open = { deliveredAt: null, bouncedAt: null, failedAt: null }
  expect(await delivery()).toMatchObject({ ...open, sentAt: april, problem: words })
  expect(await reason()).toBeUndefined()
})

test('an arrival ends a delay, and a bounce after it counts all the same', async ({ db }) => {
  const { report, delivery } = await aSentInvitation(db)
  await report('delayed')
  await report('delivered')
  expect(await delivery()).toMatchObject({ deliveredAt: april, problem: null })
  await report('delayed', may)
  expect(await delivery()).toMatchObject({ problem: null })
  await report('bounced', may)
  expect(await delivery()).toMatchObject({ deliveredAt: april, bouncedAt: may, problem: words })
  await report('failed', may)
  await report('delivered', may)
  expect(await delivery()).toMatchObject({ deliveredAt: april, failedAt: null, problem: words })
})

test.for(['bounced', 'failed', 'delayed', 'delivered', 'complained'] as const)(
  'a report of a message that we never sent: %s, and nothing happens',
  async (kind, { db }) => {
    const { delivery, suppressions } = await aSentInvitation(db)
    const before = await delivery()
    expect(await recordMailReport(db, { kind, deliveryId: newId(), words })).toBe(false)
    expect(await delivery()).toEqual(before)
    expect(await suppressions()).toEqual([])
  },
)

test('a bounce in one community leaves the same address in another alone', async ({ db }) => {
  const { report, email } = await aSentInvitation(db)
  const elsewhere = await aLeader(db)
  await anInvitation(db, { by: elsewhere, newcomer: { email } })
  await report('bounced')
  expect(await suppressedRecipients(db, elsewhere.communityId, [email])).toEqual(new Map())
  expect(await rowsOf(db, elsewhere.communityId, 'deliveries')).toMatchObject([{ bouncedAt: null }])
})

test('a message to a person as such bounces without a suppression', async ({ db }) => {
  const recipient = anEmail()
  const letter = { template: 'password changed', recipient, locale: 'en', now: april } as const
  await queueAccountDelivery(db, letter)
  const mine = db.selectFrom('accountDeliveries').selectAll().where('recipient', '=', recipient)
  const { id: deliveryId } = await mine.executeTakeFirstOrThrow()
  await db
    .updateTable('accountDeliveries')
    .set({ sentAt: april })
    .where('id', '=', deliveryId)
    .execute()

  for (const kind of ['delayed', 'bounced', 'bounced', 'failed'] as const)
    expect(await recordMailReport(db, { kind, deliveryId, words })).toBe(true)

  expect(await mine.executeTakeFirstOrThrow()).toMatchObject({
    bouncedAt: expect.any(Date),
    failedAt: null,
    problem: words,
  })
})

test('a restored copy leaves the mailbox to the real one', async () => {
  const { db } = await freshDatabase()
  onTestFinished(() => db.destroy())
  const inbox = memoryInbox()
  inbox.waiting.push(aDsn({ deliveryId: newId() }))
  const installation = { serverKeyCheck: Buffer.from('check'), sendingPausedAt: april }
  await db.insertInto('installation').values(installation).execute()
  expect(await readInbox(db, inbox)).toEqual({ found: 0, ours: 0 })
  expect(inbox.waiting).toHaveLength(1)
  await resumeSending(db)
  expect(await readInbox(db, inbox)).toEqual({ found: 1, ours: 0 })
})

test('a complaint whose program has an unprintable name suppresses, too', async ({ db }) => {
  const { id, reason, suppressions } = await aSentInvitation(db)
  expect(await takeReturned(db, aComplaint({ deliveryId: id, by: 'Some\0Generator' }))).toBe(true)
  expect(await reason()).toBe('complained')
  expect(await suppressions()).toMatchObject([{ words: 'abuse, told by Some Generator' }])
})

/** A mailbox with two bounces, of which the first meets this error of the database. */
async function aMailboxThatMeets(errorCode: string) {
  const { address, db } = await aPostOffice()
  const [first, second] = [await aSentInvitation(db), await aSentInvitation(db)]
  await sql`
    create function meet() returns trigger language plpgsql as
      $$ begin raise exception 'met on purpose' using errcode = ${sql.lit(errorCode)}; end $$;
    create trigger meet before insert on suppressions for each row
      when (new.recipient = ${sql.lit(first.email)}) execute function meet()`.execute(
    aPool(address, 'owner'),
  )
  const inbox = memoryInbox()
  inbox.waiting.push(aDsn({ deliveryId: first.id }), aDsn({ deliveryId: second.id }))
  return { second, inbox, read: () => readInbox(db, inbox) }
}

test('a report that breaks us is told of at the end, and keeps none behind it waiting', async () => {
  const { second, inbox, read } = await aMailboxThatMeets('22021')
  await expect(read()).rejects.toThrow('met on purpose')
  expect(inbox.waiting).toEqual([])
  expect(await second.reason()).toBe('bounced')
})

test('while the database is away every report stays in the mailbox', async () => {
  const { second, inbox, read } = await aMailboxThatMeets('57P03')
  await expect(read()).rejects.toThrow('met on purpose')
  expect(inbox.waiting).toHaveLength(2)
  expect(await second.reason()).toBeUndefined()
})

test('the mailbox for bounces is emptied, whatever is in it', async ({ db }) => {
  const [bounced, angry, away] = [
    await aSentInvitation(db),
    await aSentInvitation(db),
    await aSentInvitation(db),
  ]
  const inbox = memoryInbox()
  inbox.waiting.push(
    aDsn({ deliveryId: bounced.id }),
    wire('From: a@b.example', 'Subject: Buy!', '', 'Now!'),
    anAbsenceNote({ deliveryId: away.id }),
    aDsn({ deliveryId: newId() }),
    new Uint8Array([0, 255, 254]),
    aDsn({ deliveryId: bounced.id }),
    aComplaint({ deliveryId: angry.id }),
  )

  expect(await readInbox(db, inbox)).toEqual({ found: 7, ours: 3 })

  expect(inbox.waiting).toEqual([])
  expect(await Promise.all([bounced, angry, away].map(({ reason }) => reason()))).toEqual([
    'bounced',
    'complained',
    undefined,
  ])
})
