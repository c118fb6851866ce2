import { expect, onTestFinished } from 'vitest'
import { connect, type Db } from '#database/connect.ts'
import { newId } from '#domain/new-id.ts'
import { suppressedRecipients } from '#domain/suppressions/suppressed.ts'
import { aComplaint, aDsn, anAbsenceNote } from '#test/bounces.ts'
import { test } from '#test/database.ts'
import { endTrial } from '#test/end-trial.ts'
import { anInvitation } from '#test/factories.ts'
import { change, rowsOf } from '#test/rows.ts'
import { aServer } from '#test/running-server.ts'
import { aHouse, aVisitor } from '#test/visitor.ts'

const token = 'a token of forty signs that nobody knows'
const inbound = '/webhooks/mail/inbound'
const events = '/webhooks/mail/events'

/** A mail provider that knows the token, and a message of ours that it carried. */
async function aProvider(db: Db, { knows = token as string | null, set = token } = {}) {
  const { by, email } = await anInvitation(db)
  const { communityId } = by
  const { id } = (await rowsOf(db, communityId, 'deliveries'))[0]!
  await change(db, 'deliveries', { communityId, id }, { sentAt: new Date() })
  const visitor = aVisitor(aHouse(db, set ? { MAIL_WEBHOOK_TOKEN: set } : {}))
  const tell = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
    visitor.ask(path, {
      method: 'POST',
      body,
      headers: { ...(knows === null ? {} : { authorization: `Bearer ${knows}` }), ...headers },
    })
  return {
    id,
    communityId,
    tell,
    tellOf: (...list: unknown[]) => tell(events, JSON.stringify(list)),
    returned: (raw: Uint8Array) => tell(inbound, raw as Uint8Array<ArrayBuffer>),
    delivery: async () => (await rowsOf(db, communityId, 'deliveries'))[0]!,
    reason: async () => (await suppressedRecipients(db, communityId, [email])).get(email),
  }
}

test('a returned message suppresses the address, however often it is told', async ({ db }) => {
  const { id, returned, delivery, reason } = await aProvider(db)
  for (let times = 0; times < 3; times += 1) {
    const answer = await returned(aDsn({ deliveryId: id }))
    expect([answer.status, await answer.json()]).toEqual([200, { taken: 1 }])
  }
  expect(await delivery()).toMatchObject({
    bouncedAt: expect.any(Date),
    problem: '550 5.1.1 <bo@example.com>: Recipient address rejected',
  })
  expect(await reason()).toBe('bounced')
})

test('after the trial a returned message suppresses the address all the same', async ({ db }) => {
  const { id, communityId, returned, delivery, reason } = await aProvider(db)
  await endTrial(db, communityId)
  const answer = await returned(aDsn({ deliveryId: id }))
  expect([answer.status, await answer.json()]).toEqual([200, { taken: 1 }])
  expect(await delivery()).toMatchObject({ bouncedAt: expect.any(Date) })
  expect(await reason()).toBe('bounced')
})

test('a complaint comes the same way, and an absence note changes nothing', async ({ db }) => {
  const { id, returned, reason } = await aProvider(db)
  expect((await returned(anAbsenceNote({ deliveryId: id }))).status).toBe(200)
  expect(await reason()).toBeUndefined()
  expect((await returned(aComplaint({ deliveryId: id }))).status).toBe(200)
  expect(await reason()).toBe('complained')
})

test.for([
  [
    { type: 'bounced', permanent: true, words: '550 no\nsuch user' },
    { problem: '550 no such user' },
    'bounced',
  ],
  [
    { type: 'bounced', permanent: false, words: 'busy' },
    { problem: 'busy', bouncedAt: null },
    undefined,
  ],
  [{ type: 'bounced' }, { problem: null, bouncedAt: null }, undefined],
  [{ type: 'complained' }, { complainedAt: expect.any(Date) }, 'complained'],
  [{ type: 'delivered' }, { deliveredAt: expect.any(Date) }, undefined],
] as const)('a provider tells that a message %j', async ([told, expected, reason], { db }) => {
  const provider = await aProvider(db)
  const answer = await provider.tellOf({ ...told, messageId: `<${provider.id}@maple.example>` })
  expect([answer.status, await answer.json()]).toEqual([200, { taken: 1 }])
  expect(await provider.delivery()).toMatchObject(expected)
  expect(await provider.reason()).toBe(reason)
})

const inThread = `<ID.${'t'.repeat(43)}@maple.example>`

test.for(['ID', 'ID@maple.example', '<ID@maple.example>', ' <ID@maple.example> ', inThread])(
  'a message may be named “%s”',
  async (name, { db }) => {
    const { id, tellOf, delivery } = await aProvider(db)
    await tellOf({ type: 'delivered', messageId: name.replace('ID', id) })
    expect((await delivery()).deliveredAt).not.toBeNull()
  },
)

test('what concerns no message of ours is taken without a word', async ({ db }) => {
  const { tellOf, returned, delivery } = await aProvider(db)
  const before = await delivery()
  const strange = ['<CAF=1@mail.example>', newId(), '', `<${newId()}@maple.example>`]
  const told = strange.map((messageId) => ({ type: 'bounced', permanent: true, messageId }))
  expect(await (await tellOf(...told)).json()).toEqual({ taken: 4 })
  expect((await returned(aDsn({ deliveryId: newId() }))).status).toBe(200)
  expect((await returned(new Uint8Array([0, 1, 2]))).status).toBe(200)
  expect(await delivery()).toEqual(before)
})

test.for([
  ['no token', null],
  ['another token', 'a token of forty signs that somebody has'],
  ['half a token', token.slice(0, 20)],
  ['an empty token', ''],
] as const)('who has %s changes nothing', async ([, knows], { db }) => {
  const { id, returned, tellOf, delivery } = await aProvider(db, { knows })
  const before = await delivery()
  const bounced = { type: 'bounced', permanent: true, messageId: id }
  for (const answer of [await returned(aDsn({ deliveryId: id })), await tellOf(bounced)])
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
  expect(await delivery()).toEqual(before)
})

test('without a token of our own nobody is listened to', async ({ db }) => {
  const { returned, tellOf } = await aProvider(db, { set: '' })
  expect((await returned(new Uint8Array())).status).toBe(404)
  expect((await tellOf()).status).toBe(404)
})

test.for([
  ['no JSON', '{'],
  ['no list', '{"type":"bounced"}'],
  ['an unknown kind', '[{"type":"opened","messageId":"a"}]'],
  ['no message', '[{"type":"bounced"}]'],
  ['a number for a message', '[{"type":"bounced","messageId":1}]'],
  [
    'too many',
    JSON.stringify(Array.from({ length: 1001 }, () => ({ type: 'bounced', messageId: 'a' }))),
  ],
  ['nothing', ''],
] as const)('events with %s are refused as a whole', async ([, body], { db }) => {
  const { tell } = await aProvider(db)
  const answer = await tell(events, body)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toHaveProperty('error')
})

test('one wrong event of a list keeps the others from being taken', async ({ db }) => {
  const { id, tellOf, delivery } = await aProvider(db)
  const before = await delivery()
  const answer = await tellOf({ type: 'delivered', messageId: id }, { type: 'opened' })
  expect(answer.status).toBe(400)
  expect(JSON.stringify(await answer.json())).toContain('[1].type')
  expect(await delivery()).toEqual(before)
})

const megabytes = new Uint8Array(2 * 1024 * 1024)
const streamed = () => new Blob([megabytes]).stream()

test.for([inbound, events])(
  'what is larger than a megabyte does not get in: %s',
  async (path, { db }) => {
    const { tell } = await aProvider(db)
    const said = await tell(path, megabytes, { 'content-length': String(megabytes.length) })
    expect(said.status).toBe(413)
    const house = aHouse(db, { MAIL_WEBHOOK_TOKEN: token })
    const headers = { authorization: `Bearer ${token}` }
    const init = { method: 'POST', body: streamed(), headers, duplex: 'half' } as RequestInit
    expect((await aVisitor(house).ask(path, init)).status).toBe(413)
  },
)

test('while the database is away a provider is asked to come again', async () => {
  const away = connect('postgres://postgres@127.0.0.1:1/nowhere', { as: 'application' })
  onTestFinished(() => away.destroy())
  const visitor = aVisitor(aHouse(away, { MAIL_WEBHOOK_TOKEN: token }))
  const headers = { authorization: `Bearer ${token}` }
  const body = JSON.stringify([{ type: 'delivered', messageId: newId() }])
  const answer = await visitor.ask(events, { method: 'POST', body, headers })
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
})

test('answers carry the security headers of every page', async ({ db }) => {
  const { returned } = await aProvider(db)
  const { headers } = await returned(new Uint8Array())
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-store')
})

test('a provider is heard on the wire too', async ({ own }) => {
  const { url } = await aServer(own.address, { MAIL_WEBHOOK_TOKEN: token })
  const headers = { authorization: `Bearer ${token}` }
  const post = (path: string, body: BodyInit) =>
    fetch(`${url}${path}`, { method: 'POST', body, headers })
  const returned = aDsn({ deliveryId: newId() }) as Uint8Array<ArrayBuffer>
  expect([(await post(inbound, returned)).status, (await post(events, '[]')).status]).toEqual([
    200, 200,
  ])
  expect((await post(inbound, 'x'.repeat(1_100_000))).status).toBe(413)
})
