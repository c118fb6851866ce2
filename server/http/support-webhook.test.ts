import { expect } from 'vitest'
import { forSupport } from '#database/for-asker.ts'
import { test } from '#test/database.ts'
import { anEmail } from '#test/factories.ts'
import { aLetter } from '#test/letters.ts'
import { aHouse, aVisitor } from '#test/visitor.ts'

const token = 'a token of forty signs that nobody knows'
const path = '/webhooks/mail/support'

test('a letter to support comes by webhook too, and is written once', async ({ db }) => {
  const visitor = aVisitor(aHouse(db, { MAIL_WEBHOOK_TOKEN: token }))
  const from = anEmail('by-webhook')
  const files = [{ name: 'Roster.csv', bytes: Buffer.alloc(5 * 1024 * 1024, 'a') }]
  const body = aLetter({ from, files }) as Uint8Array<ArrayBuffer>
  const tell = (knows: string) =>
    visitor.ask(path, { method: 'POST', body, headers: { authorization: knows } })
  const count = () =>
    forSupport(db, (db) =>
      db.selectFrom('conversations').select('id').where('email', '=', from).execute(),
    )
  for (const knows of ['', 'Bearer', `Bearer ${token.slice(1)}`, `Basic ${token}`])
    expect((await tell(knows)).status).toBe(401)
  expect(await count()).toHaveLength(0)
  for (let times = 0; times < 2; times += 1)
    expect((await tell(`Bearer ${token}`)).status).toBe(200)
  expect(await count()).toHaveLength(1)
})

test('a sender who writes without end is asked to come later, and so is a letter beyond twelve megabytes kept out', async ({
  db,
}) => {
  const visitor = aVisitor(aHouse(db, { MAIL_WEBHOOK_TOKEN: token }))
  const headers = { authorization: `Bearer ${token}` }
  const from = anEmail('loop')
  const tell = (body: Uint8Array) =>
    visitor.ask(path, { method: 'POST', body: body as Uint8Array<ArrayBuffer>, headers })
  for (let times = 0; times < 10; times += 1)
    expect((await tell(aLetter({ from }))).status).toBe(200)
  const answer = await tell(aLetter({ from }))
  expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([429, true])
  expect((await tell(Buffer.alloc(12 * 1024 * 1024 + 1, 'a'))).status).toBe(413)
})
