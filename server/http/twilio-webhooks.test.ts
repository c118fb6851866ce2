import { expect, onTestFinished } from 'vitest'
import { connect } from '#database/connect.ts'
import { atomically, inCommunity } from '#database/in-community.ts'
import { proofOf } from '#domain/accounts/proof.ts'
import { listOptedOut } from '#domain/contacts/text-opt-outs.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { endTrial } from '#test/end-trial.ts'
import { aCommunity, aNumber, key } from '#test/factories.ts'
import { aWebhook, twilioAccount } from '#test/twilio-server.ts'
import { aHouse, aVisitor, publicUrl } from '#test/visitor.ts'

const now = new Date('2026-04-01T15:00:00Z')

const twilio = {
  TWILIO_ACCOUNT_SID: twilioAccount.accountSid,
  TWILIO_AUTH_TOKEN: twilioAccount.authToken,
  TWILIO_FROM: twilioAccount.from,
}

type Db = Parameters<typeof aHouse>[0]

/** Calls a webhook of ours as Twilio would; `signedFor` and `token` forge. */
function call(
  db: Db,
  path: string,
  fields: Record<string, string>,
  { signedFor = path, token }: { signedFor?: string; token?: string } = {},
) {
  const visitor = aVisitor(aHouse(db, twilio))
  return visitor.ask(path, aWebhook({ url: publicUrl + signedFor, fields, token }))
}

/** A text that waits in the outbox, and what is known of it. */
async function aText(db: Db) {
  const { communityId } = await aCommunity(db)
  const recipient = aNumber()
  const read = () =>
    inCommunity(db, communityId, (db) =>
      db
        .selectFrom('deliveries')
        .select(['id', 'providerId', 'sentAt', 'deliveredAt', 'bouncedAt', 'problem'])
        .where('communityId', '=', communityId)
        .executeTakeFirstOrThrow(),
    )
  await inCommunity(db, communityId, (db) =>
    queueDeliveries(db, [
      { communityId, template: 'invitation', channel: 'text', recipient, locale: 'en', now },
    ]),
  )
  const { id } = await read()
  const { token } = proofOf(key, { purpose: 'text status', id })
  const MessageSid = `SM${newId().replaceAll('-', '')}`
  const path = `/webhooks/twilio/status?delivery=${token}`
  return { communityId, path, MessageSid, recipient, read }
}

test('a status tells what became of a text, once, twice and late', async ({ db }) => {
  const { path, MessageSid, read } = await aText(db)
  for (const MessageStatus of ['sent', 'delivered', 'delivered', 'sent', 'queued']) {
    const answer = await call(db, path, { MessageSid, MessageStatus })
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([204, null])
  }
  const dates = { sentAt: expect.any(Date), deliveredAt: expect.any(Date), bouncedAt: null }
  expect(await read()).toMatchObject({ providerId: MessageSid, ...dates })
})

test('a text that could not be delivered says why', async ({ db }) => {
  const { path, MessageSid, read } = await aText(db)
  await call(db, path, { MessageSid, MessageStatus: 'undelivered', ErrorCode: '30006' })
  const problem = '30006: a landline, or a carrier that takes no texts'
  expect(await read()).toMatchObject({ bouncedAt: expect.any(Date), problem })
})

test.for([
  ['a code nobody knows', '39999', '39999: the text did not arrive'],
  ['no code', '', 'the text did not arrive'],
  ['no number for a code', '<b>', 'the text did not arrive'],
] as const)('a failure with %s is told in plain words', async ([, ErrorCode, problem], { db }) => {
  const { path, MessageSid, read } = await aText(db)
  await call(db, path, { MessageSid, MessageStatus: 'failed', ErrorCode })
  expect(await read()).toMatchObject({ problem })
})

test('a forged status changes nothing', async ({ db }) => {
  const text = await aText(db)
  const other = await aText(db)
  const fields = { MessageSid: text.MessageSid, MessageStatus: 'delivered' }
  const url = publicUrl + text.path
  const visitor = aVisitor(aHouse(db, twilio))
  const unsigned = { method: 'POST', body: new URLSearchParams(fields) }
  const altered = { ...aWebhook({ url, fields }), body: 'MessageStatus=failed' }
  const answers = [
    await call(db, text.path, fields, { token: 'another token' }),
    await call(db, text.path, fields, { signedFor: other.path }),
    await call(db, text.path, fields, { signedFor: '/webhooks/twilio/status' }),
    await visitor.ask(text.path, unsigned),
    await visitor.ask(text.path, altered),
  ]
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
  expect(await text.read()).toMatchObject({ providerId: null, sentAt: null, deliveredAt: null })
})

test('a status of nothing we know is taken kindly', async ({ db }) => {
  const path = '/webhooks/twilio/status'
  const unknown = { MessageSid: `SM${'f'.repeat(32)}`, MessageStatus: 'delivered' }
  const answers = [
    await call(db, path, unknown),
    await call(db, `${path}?delivery=nonsense`, unknown),
    await call(db, path, {}),
    await call(db, path, { ...unknown, MessageStatus: 'on its way' }),
    await call(db, path, { ...unknown, MessageSid: "SM'; --" }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204, 204])
})

test.for([
  ['STOP', [], true],
  ['unsubscribe', [], true],
  ['Alto', ['no recibira mas mensajes', 'START'], true],
  ['HELP', ['Communitrak texts invitations', publicUrl, 'Reply STOP'], false],
  ['ayuda', ['Communitrak envia invitaciones', publicUrl, 'Responda STOP'], false],
  ['Who is <this> & why?', ['Nobody reads this number', 'Nadie lee'], false],
] as const)('who answers %s is understood', async ([Body, words, isOut], { db }) => {
  const From = aNumber()
  const answer = await call(db, '/webhooks/twilio/inbound', { From, Body })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/xml; charset=utf-8',
  ])
  const said = await answer.text()
  expect(said.includes('<Message>')).toBe(words.length > 0)
  for (const word of words) expect(said).toContain(word)
  const out = await atomically(db, (db) => listOptedOut(db, [From]))
  expect(out.has(From)).toBe(isOut)
})

test('who starts again is texted again, and Twilio says so itself', async ({ db }) => {
  const From = aNumber()
  await call(db, '/webhooks/twilio/inbound', { From, Body: 'STOP' })
  const answer = await call(db, '/webhooks/twilio/inbound', { From, Body: 'Start' })
  expect(await answer.text()).toContain('<Response></Response>')
  expect(await atomically(db, (db) => listOptedOut(db, [From]))).toEqual(new Set())
})

test('after the trial STOP is heard all the same, and so is what became of a text', async ({
  db,
}) => {
  const { communityId, path, MessageSid, recipient: From, read } = await aText(db)
  await endTrial(db, communityId)
  const answers = [
    await call(db, '/webhooks/twilio/inbound', { From, Body: 'STOP' }),
    await call(db, path, { MessageSid, MessageStatus: 'delivered' }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 204])
  expect(await atomically(db, (db) => listOptedOut(db, [From]))).toEqual(new Set([From]))
  expect(await read()).toMatchObject({ deliveredAt: expect.any(Date) })
})

test('what Twilio has understood and answered is remembered and not answered again', async ({
  db,
}) => {
  const From = aNumber()
  const fields = { From, Body: 'Genug!', OptOutType: 'STOP' }
  const answer = await call(db, '/webhooks/twilio/inbound', fields)
  expect(await answer.text()).toContain('<Response></Response>')
  expect(await atomically(db, (db) => listOptedOut(db, [From]))).toEqual(new Set([From]))
})

test('a forged STOP stops nobody', async ({ db }) => {
  const From = aNumber()
  const answer = await call(db, '/webhooks/twilio/inbound', { From, Body: 'STOP' }, { token: 'x' })
  expect(answer.status).toBe(403)
  expect(await atomically(db, (db) => listOptedOut(db, [From]))).toEqual(new Set())
})

test('a machine that answers every answer is soon talking to itself', async ({ db }) => {
  const From = aNumber()
  const replies = []
  for (let turn = 0; turn < 6; turn += 1) {
    const answer = await call(db, '/webhooks/twilio/inbound', { From, Body: 'Out of office' })
    replies.push((await answer.text()).includes('<Message>'))
  }
  expect(replies).toEqual([true, true, true, true, false, false])
})

test('more than Twilio ever says is not listened to', async ({ db }) => {
  const visitor = aVisitor(aHouse(db, twilio))
  const path = '/webhooks/twilio/inbound'
  const body = `From=%2B15125550123&Body=${'a'.repeat(65_536)}`
  const stream = new Blob([body]).stream()
  const told = await visitor.ask(path, {
    method: 'POST',
    body,
    headers: { 'content-length': String(body.length) },
  })
  const untold = await visitor.ask(path, { method: 'POST', body: stream, duplex: 'half' } as never)
  expect([told.status, untold.status]).toEqual([413, 413])
})

test('without an account nobody is listening, and nobody reads by GET', async ({ db }) => {
  const path = '/webhooks/twilio/status'
  const deaf = aVisitor(aHouse(db))
  const answer = await deaf.ask(path, aWebhook({ url: publicUrl + path, fields: {} }))
  const read = await aVisitor(aHouse(db, twilio)).get(path)
  expect([answer.status, read.status]).toEqual([404, 404])
})

test('while the database is away, Twilio is asked to come again', async () => {
  const db = connect('postgres://postgres@127.0.0.1:1/nowhere', { as: 'application', most: 1 })
  onTestFinished(() => db.destroy())
  const fields = { From: '+15125550123', Body: 'STOP' }
  const answer = await call(db, '/webhooks/twilio/inbound', fields)
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
})
