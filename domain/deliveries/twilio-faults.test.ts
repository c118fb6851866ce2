import { expect, onTestFinished, test } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { proofOf } from '#domain/accounts/proof.ts'
import { readGivenNumber } from '#domain/contacts/given-number.ts'
import { listOptedOut } from '#domain/contacts/text-opt-outs.ts'
import { inviteNumbers } from '#domain/invitations/invite-numbers.ts'
import { newId } from '#domain/new-id.ts'
import { memoryMail } from '#integrations/mail/memory.ts'
import { twilioTexts } from '#integrations/texts/twilio.ts'
import { freshDatabase } from '#test/database.ts'
import { whereItIsDay } from '#test/day.ts'
import { aCommunity, aNumber, key } from '#test/factories.ts'
import { rowsOf } from '#test/rows.ts'
import {
  type AskedText,
  startTwilio,
  type TwilioAnswer,
  takeIt,
  twilioAccount,
} from '#test/twilio-server.ts'
import { recordTextStatus, type TextStatus } from './record-text-status.ts'
import { sendDeliveries } from './send-deliveries.ts'

const publicUrl = 'http://communitrak.test'

/** A database of its own with texts to some numbers in its outbox, and a Twilio that answers like this. */
async function someTexts(numbers: readonly string[], answer: (asked: AskedText) => TwilioAnswer) {
  const { db } = await freshDatabase()
  onTestFinished(() => db.destroy())
  const server = await startTwilio((asked) => answer(asked))
  onTestFinished(() => server.close())
  const { leader: by } = await aCommunity(db, { timeZone: whereItIsDay() })
  const given = numbers.map((number) => readGivenNumber({ number, name: '' }))
  const list = { given, consented: true, submission: newId() }
  const made = await inviteNumbers(db, by, list, { key })
  if (!made.ok) throw new Error(made.refusal.because)
  const statusUrl = (id: string) => proofOf(key, { purpose: 'text status', id }).token
  const options = { ...twilioAccount, baseUrl: server.url, limitMilliseconds: 300, statusUrl }
  const sending = { mail: memoryMail(), texts: twilioTexts(options), key, publicUrl }
  return { db, by, asked: server.asked, send: () => sendDeliveries(db, sending) }
}

function outboxOf(db: Db, { communityId }: { communityId: string }) {
  return inCommunity(db, communityId, (db) =>
    db
      .selectFrom('deliveries')
      .selectAll()
      .where('communityId', '=', communityId)
      .orderBy('id')
      .execute(),
  )
}

/** Lets time pass: everything that waits is due. */
function later(db: Db, { communityId }: { communityId: string }) {
  return inCommunity(db, communityId, (db, now) =>
    db
      .updateTable('deliveries')
      .set({ dueAt: now })
      .where('communityId', '=', communityId)
      .where('sentAt', 'is', null)
      .execute(),
  )
}

/** Twilio tells what became of a text. */
function tell(db: Db, { statusCallback: token, sid }: AskedText, state: TextStatus['state']) {
  const nothing = { problem: null, isForGood: false, hasOptedOut: false }
  return recordTextStatus(db, { token, status: { state, providerId: sid, ...nothing } }, { key })
}

const complaint = (status: number, code: number): TwilioAnswer => ({
  status,
  body: { code, message: 'No.' },
})

test.for([
  ['an error of its own', complaint(500, 20500), 'Twilio answered 500 with 20500.'],
  ['a hurry', complaint(429, 20429), 'Twilio answered 429 with 20429.'],
  ['nothing', null, 'Twilio did not answer.'],
  ['nonsense', { status: 201, body: '<html>' }, 'Twilio answered 201.'],
] as [string, TwilioAnswer, string][])(
  'Twilio answers %s: the text waits, and leaves later, once',
  async ([, trouble, problem]) => {
    let isWell = false
    const texts = await someTexts([aNumber()], (asked) => (isWell ? takeIt(asked) : trouble))
    const { db, by, asked, send } = texts
    await send()
    const [waiting] = await outboxOf(db, by)
    expect(waiting).toMatchObject({ sentAt: null, bouncedAt: null, failedAt: null, problem })
    expect(waiting!.dueAt.getTime()).toBeGreaterThan(Date.now())
    expect(await send()).toBe(0)

    isWell = true
    await later(db, by)
    expect([await send(), await send()]).toEqual([1, 0])
    const [sent] = await outboxOf(db, by)
    const { sid } = asked.at(-1)!
    expect(sent).toMatchObject({ sentAt: expect.any(Date), providerId: sid, segments: 1 })
    expect(new Set(asked.map(({ body }) => body)).size).toBe(1)
  },
)

test('a text that Twilio may have taken is tried again after a minute, and never every few seconds', async () => {
  const { db, by, send } = await someTexts([aNumber()], () => null)
  const before = Date.now()
  await send()
  const [waiting] = await outboxOf(db, by)
  expect(waiting).toMatchObject({ attempts: 1, sentAt: null })
  expect(waiting!.dueAt.getTime()).toBeGreaterThan(before + 50_000)
})

test('while Twilio asks for patience, texts wait as long as it asks', async () => {
  const hurry = { status: 429, body: { code: 20429 }, headers: { 'retry-after': '300' } }
  const { db, by, send } = await someTexts([aNumber()], () => hurry)
  const before = Date.now()
  await send()
  const [waiting] = await outboxOf(db, by)
  expect(waiting!.dueAt.getTime()).toBeGreaterThan(before + 299_000)
})

test('a number that cannot be texted bounces, with Twilio’s reason, and nobody else does', async () => {
  const [good, bad, stopped] = [aNumber(), aNumber(), aNumber()]
  const { db, by, send } = await someTexts([good, bad, stopped], (asked) => {
    if (asked.to === bad) return complaint(400, 21614)
    return asked.to === stopped ? complaint(400, 21610) : takeIt(asked)
  })
  await send()
  expect(await outboxOf(db, by)).toMatchObject([
    { recipient: good, sentAt: expect.any(Date) },
    { recipient: bad, bouncedAt: expect.any(Date), problem: '21614: No.' },
    { recipient: stopped, suppressedAt: expect.any(Date), problem: 'opted out' },
  ])
  expect(await rowsOf(db, by.communityId, 'suppressions')).toMatchObject([
    { recipient: bad, because: 'bounced', words: '21614: No.' },
  ])
  expect(await listOptedOut(db, [good, bad, stopped])).toEqual(new Set([stopped]))
})

test('a text that Twilio took without saying so is not sent again once its status arrives', async () => {
  const { db, by, asked, send } = await someTexts([aNumber()], () => null)
  await send()
  await tell(db, asked[0]!, 'taken')
  await later(db, by)
  expect(await send()).toBe(0)
  const [sent] = await outboxOf(db, by)
  expect(sent).toMatchObject({ providerId: asked[0]!.sid, sentAt: expect.any(Date) })
  expect(asked).toHaveLength(1)
})

test('a status that overtakes the answer to sending is not forgotten by it', async () => {
  let told: Promise<unknown> = Promise.resolve()
  const { db, by, send } = await someTexts([aNumber()], (asked) => {
    told = tell(db, asked, 'delivered')
    return takeIt(asked)
  })
  await send()
  await told
  const [sent] = await outboxOf(db, by)
  expect(sent).toMatchObject({ deliveredAt: expect.any(Date), sentAt: expect.any(Date) })
})

test('two workers text everybody once', async () => {
  const numbers = Array.from({ length: 60 }, aNumber)
  const { asked, send } = await someTexts(numbers, takeIt)
  const counts = await Promise.all([send(), send()])
  expect(counts[0]! + counts[1]!).toBe(60)
  expect(asked.map(({ to }) => to).sort()).toEqual(numbers.sort())
})
