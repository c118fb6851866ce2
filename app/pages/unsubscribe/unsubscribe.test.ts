import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { proofOf } from '#domain/accounts/proof.ts'
import { newId } from '#domain/new-id.ts'
import { suppressedRecipients } from '#domain/suppressions/suppressed.ts'
import { test } from '#test/database.ts'
import { endTrial } from '#test/end-trial.ts'
import { anInvitation, key } from '#test/factories.ts'
import { rowsOf } from '#test/rows.ts'
import { aHouse, aVisitor, type TestVisitor } from '#test/visitor.ts'

/** Somebody who reads an invitation, and where its way out is. */
async function aReader(db: Db) {
  const { by, email } = await anInvitation(db)
  const { communityId } = by
  const [delivery] = await rowsOf(db, communityId, 'deliveries')
  const { token } = proofOf(key, { purpose: 'unsubscribe', id: delivery!.id })
  const reason = async () => (await suppressedRecipients(db, communityId, [email])).get(email)
  return { communityId, visitor: aVisitor(aHouse(db)), path: `/unsubscribe/${token}`, reason }
}

test('a reader asks for no more, changes their mind, and asks again', async ({ db }) => {
  const { visitor, path, reason } = await aReader(db)

  const question = await visitor.open(path)
  expect([question.status, question.title]).toEqual([200, 'No more invitations? · Communitrak'])
  expect(question.words).toContain('Maple Court sends no more invitations and reminders')
  expect(await reason()).toBeUndefined()

  const done = await visitor.send(question, path)
  expect([done.status, done.title]).toEqual([
    200,
    'You will get no more of these messages · Communitrak',
  ])
  expect(await reason()).toBe('unsubscribed')
  expect((await visitor.open(path)).words).toContain('You will get no more of these messages')

  const back = await visitor.send(done, `${path}/again`)
  expect(back.words).toContain('You may get invitations again')
  expect(await reason()).toBeUndefined()

  await visitor.send(back, path)
  expect(await reason()).toBe('unsubscribed')
})

test('after the trial a reader is heard all the same', async ({ db }) => {
  const { communityId, visitor, path, reason } = await aReader(db)
  await endTrial(db, communityId)
  const done = await visitor.send(await visitor.open(path), path)
  expect([done.status, await reason()]).toEqual([200, 'unsubscribed'])
  const back = await visitor.send(done, `${path}/again`)
  expect([back.status, await reason()]).toEqual([200, undefined])
})

test('it is asked in Spanish, too', async ({ db }) => {
  const { visitor, path } = await aReader(db)
  const answer = await visitor.ask(path, { headers: { 'accept-language': 'es-MX' } })
  expect(await answer.text()).toContain('Maple Court no enviará más invitaciones ni recordatorios')
})

test('scanners that look at every link change nothing', async ({ db }) => {
  const { visitor, path, reason } = await aReader(db)
  for (const method of ['GET', 'HEAD'])
    for (const address of [path, `${path}/again`]) await visitor.ask(address, { method })
  expect(await reason()).toBeUndefined()
})

const click = 'List-Unsubscribe=One-Click'
const urlencoded = 'application/x-www-form-urlencoded'
const multipart = [
  '--b\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
  'multipart/form-data; boundary=b',
] as const

/** What a mail program sends, from wherever it runs. */
function press(
  visitor: TestVisitor,
  path: string,
  [body, type]: readonly [string, string],
  headers: Record<string, string> = {},
) {
  const length = String(Buffer.byteLength(body))
  const said = { 'content-type': type, 'content-length': length, ...headers }
  return visitor.ask(path, { method: 'POST', body, headers: said })
}

const senders: [string, readonly [string, string], Record<string, string>][] = [
  ['a mail server', [click, urlencoded], {}],
  ['a mail server that sends parts', multipart, {}],
  [
    'a mail page',
    [click, urlencoded],
    { 'sec-fetch-site': 'cross-site', origin: 'https://mail.example' },
  ],
  ['an older mail page', [click, urlencoded], { origin: 'https://mail.example' }],
  ['a mail page that sends parts', multipart, { 'sec-fetch-site': 'cross-site' }],
]

test.for(senders)('the one click of %s is enough', async ([, body, headers], { db }) => {
  const { visitor, path, reason } = await aReader(db)
  expect((await press(visitor, path, body, headers)).status).toBe(200)
  expect((await press(visitor, path, body, headers)).status).toBe(200)
  expect(await reason()).toBe('unsubscribed')
})

test('a click from elsewhere comes without anybody’s cookies', async ({ db }) => {
  const { visitor, path } = await aReader(db)
  visitor.cookies.set('language', 'es')
  expect((await visitor.open(path)).words).toContain('¿No quiere más invitaciones?')
  const answer = await press(visitor, path, [click, urlencoded], elsewhere)
  expect(await answer.text()).toContain('You will get no more of these messages')
})

const elsewhere = { 'sec-fetch-site': 'cross-site' }

test.for([
  ['another field', ['email=a', urlencoded], ''],
  ['another value', ['List-Unsubscribe=Two-Clicks', urlencoded], ''],
  ['one field more', [`${click}&a=b`, urlencoded], ''],
  ['nothing', ['', urlencoded], ''],
  ['plain text', [click, 'text/plain'], ''],
  ['JSON', ['{"List-Unsubscribe":"One-Click"}', 'application/json'], ''],
  ['a megabyte', [`${click}${' '.repeat(1e6)}`, urlencoded], ''],
  ['a click for coming back', [click, urlencoded], '/again'],
  ['a click with a question', [click, urlencoded], '?a=b'],
] as const)('from elsewhere, %s is no click', async ([, body, after], { db }) => {
  const { visitor, path, reason } = await aReader(db)
  expect((await press(visitor, path + after, body, elsewhere)).status).toBe(403)
  expect(await reason()).toBeUndefined()
})

test('a click counts for nothing but a way out', async ({ db }) => {
  const { visitor } = await aReader(db)
  const { token } = proofOf(key, { purpose: 'unsubscribe', id: newId() })
  for (const path of ['/sign-out', '/sign-in', `/verify-email/${token}`, `/unsubscribe/${token}a`])
    expect((await press(visitor, path, [click, urlencoded], elsewhere)).status).toBe(403)
})

test('a link that is none of ours says so, to looks and to clicks, and nothing else', async ({
  db,
}) => {
  const { visitor } = await aReader(db)
  const path = `/unsubscribe/${'A'.repeat(43)}`
  const looked = await visitor.open(path)
  expect([looked.status, looked.title]).toEqual([410, 'We do not know this link · Communitrak'])
  expect((await press(visitor, path, [click, urlencoded])).status).toBe(410)
  expect(looked.words).not.toContain('Maple Court')
})

test('a link of ours whose message is gone ends in peace', async ({ db }) => {
  const { visitor } = await aReader(db)
  const { token } = proofOf(key, { purpose: 'unsubscribe', id: newId() })
  const answer = await press(visitor, `/unsubscribe/${token}`, [click, urlencoded])
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('Nothing more will come from this community.')
})
