import { expect, onTestFinished, test } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { addDays, addMinutes } from '#domain/days.ts'
import { accept, refuse } from '#domain/result.ts'
import { MailDown } from '#integrations/mail/mail.ts'
import { smtpMail } from '#integrations/mail/smtp.ts'
import { aLeader, anEmail, anInvitation } from '#test/factories.ts'
import { aScriptedServer } from '#test/mail-drop.ts'
import { aMailServer, aPostOffice } from '#test/post-office.ts'
import { change, rowsOf } from '#test/rows.ts'
import { resumeSending } from './pause-sending.ts'
import { queueDeliveries } from './queue-delivery.ts'

const past = new Date('2026-04-01T12:00:00Z')

/** Everything a community has sent or will send, in the order of queueing. */
function outboxOf(db: Db, { communityId }: { communityId: string }) {
  return rowsOf(db, communityId, 'deliveries')
}

const ended = { leasedUntil: null, bouncedAt: null, failedAt: null, suppressedAt: null }
const serverIsAway = aMailServer(() => Promise.reject(new MailDown('451 try again later')))

test('what is due is sent once, and it is remembered when', async () => {
  const { db, letters, send } = await aPostOffice()
  const { by, email } = await anInvitation(db)

  expect(await send()).toBe(1)
  expect(await send()).toBe(0)
  const [delivery] = await outboxOf(db, by)
  expect(delivery).toMatchObject({ ...ended, sentAt: expect.any(Date), attempts: 1, problem: null })
  expect(letters.map(({ envelope }) => envelope)).toEqual([
    {
      id: delivery!.id,
      to: email,
      locale: 'en',
      senderName: 'Maple Court via Communitrak',
      unsubscribeUrl: expect.stringContaining('/unsubscribe/'),
    },
  ])
})

test('what is not due yet stays where it is', async () => {
  const { db, letters, send } = await aPostOffice()
  const { by } = await anInvitation(db)
  const [delivery] = await outboxOf(db, by)
  await change(db, 'deliveries', delivery!, { dueAt: addDays(new Date(), 1) })

  expect(await send()).toBe(0)
  expect(letters).toEqual([])
})

test('what was taken back before it was written never leaves', async () => {
  const { db, letters, send } = await aPostOffice()
  const { by, memberId } = await anInvitation(db, { newcomer: { sendNow: false } })
  const { communityId } = by
  const message = { communityId, memberId, template: 'welcome', locale: 'en' } as const
  const queueAndFail = inCommunity(db, communityId, async (db, now) => {
    await queueDeliveries(db, [{ ...message, recipient: anEmail(), now }])
    throw new Error('the last step failed')
  })

  await expect(queueAndFail).rejects.toThrow('the last step failed')
  expect(await send()).toBe(0)
  expect(letters).toEqual([])
})

test('a refusal for good is a bounce, with the words of the server, and not tried again', async () => {
  const { db, letters, send } = await aPostOffice()
  const { by } = await anInvitation(db)
  const words = '550 5.1.1 no such user'
  const server = aMailServer(async () => refuse({ because: 'address rejected', words }))

  expect(await send(server)).toBe(1)
  const [delivery] = await outboxOf(db, by)
  expect(delivery).toMatchObject({
    ...ended,
    sentAt: null,
    bouncedAt: expect.any(Date),
    problem: words,
  })
  await change(db, 'deliveries', delivery!, { dueAt: past })
  expect(await send()).toBe(0)
  expect(letters).toEqual([])
})

test('a refusal for now is tried again a minute later, and the trouble is shown meanwhile', async () => {
  const { db, letters, send } = await aPostOffice()
  const { by } = await anInvitation(db)
  const before = new Date()

  expect(await send(serverIsAway)).toBe(1)
  const [delivery] = await outboxOf(db, by)
  expect(delivery).toMatchObject({ ...ended, sentAt: null, problem: '451 try again later' })
  const [earliest, latest] = [addMinutes(before, 0.9), addMinutes(new Date(), 1.1)]
  expect(delivery!.dueAt.getTime()).toBeGreaterThanOrEqual(earliest.getTime() - 1000)
  expect(delivery!.dueAt.getTime()).toBeLessThanOrEqual(latest.getTime() + 1000)
  expect(await send()).toBe(0)

  await change(db, 'deliveries', delivery!, { dueAt: past })
  expect(await send()).toBe(1)
  const [sent] = await outboxOf(db, by)
  expect(sent).toMatchObject({ sentAt: expect.any(Date), attempts: 2, problem: null })
  expect(letters).toHaveLength(1)
})

test('after two days of refusals for now a delivery has failed, with the last trouble', async () => {
  const { db, send } = await aPostOffice()
  const { by } = await anInvitation(db)
  const [delivery] = await outboxOf(db, by)
  await change(db, 'deliveries', delivery!, { failingSince: addDays(new Date(), -2), attempts: 50 })

  expect(await send(serverIsAway)).toBe(1)
  const [failed] = await outboxOf(db, by)
  const failure = { failedAt: expect.any(Date), sentAt: null, problem: '451 try again later' }
  expect(failed).toMatchObject({ ...ended, ...failure, attempts: 51 })
  await change(db, 'deliveries', failed!, { dueAt: past })
  expect(await send()).toBe(0)
})

test('what waited for days until it was due is not given up at the first refusal for now', async () => {
  const { db, send } = await aPostOffice()
  const { by } = await anInvitation(db)
  const [delivery] = await outboxOf(db, by)
  await change(db, 'deliveries', delivery!, { queuedAt: addDays(new Date(), -4) })

  expect(await send(serverIsAway)).toBe(1)
  const [tried] = await outboxOf(db, by)
  expect(tried).toMatchObject({ ...ended, failingSince: expect.any(Date) })
  await change(db, 'deliveries', tried!, { dueAt: past })
  expect(await send()).toBe(1)
  expect(await outboxOf(db, by)).toMatchObject([{ sentAt: expect.any(Date), failingSince: null }])
})

test('what met no mail server for two days has failed', async () => {
  const { db, send } = await aPostOffice()
  const { by } = await anInvitation(db)
  const [delivery] = await outboxOf(db, by)
  await change(db, 'deliveries', delivery!, { failingSince: addDays(new Date(), -2) })

  await send(aMailServer(() => Promise.reject(new MailDown('no route', { isAway: true }))))
  expect(await outboxOf(db, by)).toMatchObject([
    { failedAt: expect.any(Date), problem: 'no route' },
  ])
})

test('an invitation that was voided meanwhile is not sent, and it is told why', async () => {
  const { db, letters, send } = await aPostOffice()
  const { by, invitationId } = await anInvitation(db)
  const withdrawn = { voidedAt: past, voidedBecause: 'withdrawn', sealedCode: null }
  await change(db, 'invitations', { ...by, id: invitationId }, withdrawn)

  expect(await send()).toBe(1)
  expect(await send()).toBe(0)
  expect(letters).toEqual([])
  const suppressed = { suppressedAt: expect.any(Date), problem: 'no longer true', sentAt: null }
  expect(await outboxOf(db, by)).toMatchObject([{ ...ended, ...suppressed }])
})

test('one letter that cannot be written keeps no other from leaving', async () => {
  const { db, letters, send } = await aPostOffice()
  const { by, email } = await anInvitation(db)
  const { communityId } = by
  const odd = { communityId, memberId: null, template: 'welcome', recipient: anEmail() } as const
  await inCommunity(db, communityId, (db) =>
    queueDeliveries(db, [{ ...odd, locale: 'en', now: past }]),
  )

  expect(await send()).toBe(2)
  expect(letters.map(({ envelope }) => envelope.to)).toEqual([email])
  const [, waiting] = await outboxOf(db, by)
  const trouble = { problem: expect.stringMatching(/./), failingSince: expect.any(Date) }
  expect(waiting).toMatchObject({ ...ended, ...trouble })
})

test('what one worker holds, another does not send', async () => {
  const { db, letters, send } = await aPostOffice()
  const { by } = await anInvitation(db)
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>()
  const slowly = aMailServer(async () => {
    ask()
    await answered
    return accept(null)
  })
  const first = send(slowly)
  await asked

  expect(await send()).toBe(0)
  const [held] = await outboxOf(db, by)
  expect(held!.leasedUntil!.getTime()).toBeGreaterThan(Date.now() + 20_000)
  expect(held!.leasedUntil!.getTime()).toBeLessThan(Date.now() + 50_000)
  answer()
  expect(await first).toBe(1)
  expect(letters).toEqual([])
  expect(await outboxOf(db, by)).toMatchObject([{ sentAt: expect.any(Date), attempts: 1 }])
})

test('what a worker dropped is sent again when its lease has run out, as the same letter', async () => {
  const { db, letters, send } = await aPostOffice()
  const { by } = await anInvitation(db)
  const ids: string[] = []
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>()
  const { promise: dead, resolve: die } = Promise.withResolvers<void>()
  const dropping = aMailServer(async ({ id }) => {
    ids.push(id)
    ask()
    await dead
    return accept(null)
  })
  const worker = send(dropping)
  await asked
  const [held] = await outboxOf(db, by)
  await change(db, 'deliveries', held!, { dueAt: past, leasedUntil: past })

  expect(await send()).toBe(1)
  expect(letters.map(({ envelope }) => envelope.id)).toEqual(ids)
  die()
  await worker
})

test('three workers at once send each letter once', async () => {
  const { db, letters, send } = await aPostOffice()
  const by = await aLeader(db)
  for (let times = 0; times < 70; times += 1) await anInvitation(db, { by })

  const tried = await Promise.all([send(), send(), send()])

  const sent = letters.map(({ envelope }) => envelope.id)
  expect(tried.reduce((sum, count) => sum + count)).toBe(70)
  expect(new Set(sent).size).toBe(70)
  expect(sent).toHaveLength(70)
})

test('words that a server ends in the middle of a sign are written down, and so is what became of the others', async () => {
  const { db, send } = await aPostOffice()
  const by = await aLeader(db)
  const { email } = await anInvitation(db, { by })
  await anInvitation(db, { by })
  const said = `451 ${'x'.repeat(495)}`
  const { url } = await aScriptedServer((line) =>
    line === `RCPT TO:<${email}>` ? `${said}😀 and so on` : null,
  )
  const mail = smtpMail({ url, from: { address: 'mail@maple.example' } })
  onTestFinished(() => mail.close())

  expect(await send(mail)).toBe(2)
  const deliveries = await outboxOf(db, by)
  expect(deliveries.map(({ recipient, sentAt }) => [recipient === email, sentAt])).toEqual([
    [true, null],
    [false, expect.any(Date)],
  ])
  expect(deliveries[0]!.problem).toBe(`${said}\ufffd`)
  expect(await send(mail)).toBe(0)
})

test('the long queue of one community does not keep another waiting', async () => {
  const { db, letters, send } = await aPostOffice()
  const { by, memberId } = await anInvitation(db)
  const { communityId } = by
  const message = { communityId, memberId, template: 'welcome', locale: 'en' } as const
  await inCommunity(db, communityId, (db) =>
    queueDeliveries(
      db,
      Array.from({ length: 200 }, () => ({ ...message, recipient: anEmail(), now: past })),
    ),
  )
  const { email } = await anInvitation(db)

  expect(await send()).toBe(202)
  expect(letters.findIndex(({ envelope }) => envelope.to === email)).toBeLessThan(40)
})

test('messages that are due first leave first', async () => {
  const { db, letters, send } = await aPostOffice()
  const { by, memberId } = await anInvitation(db)
  const { communityId } = by
  const message = { communityId, memberId, template: 'welcome', locale: 'en' } as const
  const old = Array.from({ length: 25 }, () => ({ ...message, recipient: anEmail(), now: past }))
  await inCommunity(db, communityId, (db) => queueDeliveries(db, old))

  await send()
  expect(letters.slice(0, 20).every(({ message }) => message.template === 'welcome')).toBe(true)
})

test('nothing leaves a copy that was restored, until somebody says it is the real one', async () => {
  const { db, letters, send } = await aPostOffice()
  await anInvitation(db)
  const installation = { serverKeyCheck: Buffer.from('check'), sendingPausedAt: past }
  await db.insertInto('installation').values(installation).execute()

  expect(await send()).toBe(0)
  expect(letters).toEqual([])
  await resumeSending(db)
  expect(await send()).toBe(1)
  expect(letters).toHaveLength(1)
})

test('a worker that is told to stop finishes what is under way and gives the rest back at once', async () => {
  const { db, letters, send } = await aPostOffice()
  const by = await aLeader(db)
  for (let times = 0; times < 30; times += 1) await anInvitation(db, { by })
  const stop = new AbortController()
  const stopping = aMailServer(async () => {
    stop.abort()
    return accept(null)
  })

  const sent = await send(stopping, { signal: stop.signal })
  expect(sent).toBeGreaterThanOrEqual(1)
  expect(sent).toBeLessThanOrEqual(5)
  const waiting = (await outboxOf(db, by)).filter(({ sentAt }) => sentAt === null)
  expect(waiting).toHaveLength(30 - sent)
  expect(waiting.every(({ attempts, leasedUntil }) => attempts === 0 && !leasedUntil)).toBe(true)
  expect(await send(stopping, { signal: stop.signal })).toBe(0)
  expect(await send()).toBe(30 - sent)
  expect(letters).toHaveLength(30 - sent)
})

test('a mail server that is away is asked a few times, and the rest goes on waiting', async () => {
  const { db, letters, send } = await aPostOffice()
  const by = await aLeader(db)
  for (let times = 0; times < 40; times += 1) await anInvitation(db, { by })
  const away = aMailServer(() =>
    Promise.reject(new MailDown('connect ECONNREFUSED', { isAway: true })),
  )

  const asked = await send(away)
  expect(asked).toBeGreaterThanOrEqual(5)
  expect(asked).toBeLessThan(15)
  const waiting = await outboxOf(db, by)
  const met = waiting.filter(({ problem }) => problem === 'connect ECONNREFUSED')
  expect(met).toHaveLength(asked)
  expect(met.every(({ dueAt }) => dueAt.getTime() < Date.now() + 31_000)).toBe(true)
  expect(waiting.every(({ attempts, leasedUntil }) => attempts === 0 && !leasedUntil)).toBe(true)

  expect(await send()).toBe(40 - asked)
  for (const delivery of met) await change(db, 'deliveries', delivery, { dueAt: past })
  expect(await send()).toBe(asked)
  expect(letters).toHaveLength(40)
})
