import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { forSupport } from '#database/for-asker.ts'
import { threadToken } from '#domain/conversations/letter-thread.ts'
import { newId } from '#domain/new-id.ts'
import { aConversation, anAnswer } from '#test/conversations.ts'
import { anAccount, anEmail, key } from '#test/factories.ts'
import { aPool } from '#test/full-database.ts'
import { test } from '#test/identity.ts'
import { aLetter, authservId, type LetterParts, passes } from '#test/letters.ts'
import { type LetterTools, takeLetter } from './take-letter.ts'

const settings = { supportAddress: 'help@communitrak.test', supportAuthservId: authservId }

/** Takes a letter, and answers what stands in its conversation then. */
async function taken(db: Db, tools: Pick<LetterTools, 'limits'>, letter: LetterParts | Buffer) {
  const raw = Buffer.isBuffer(letter) ? letter : aLetter(letter)
  const took = await takeLetter(db, { ...tools, key, ...settings }, raw)
  if (took.became !== 'message') return { took, conversation: null, messages: [] }
  const { conversationId: id } = took
  return forSupport(db, async (db) => ({
    took,
    conversation: await db
      .selectFrom('conversations')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
    messages: await db
      .selectFrom('messages')
      .leftJoin('attachments', (on) =>
        on
          .onRef('attachments.conversationId', '=', 'messages.conversationId')
          .onRef('attachments.number', '=', 'messages.number'),
      )
      .select(['messages.number', 'author', 'text', 'attachments.name', 'bytes'])
      .where('messages.conversationId', '=', id)
      .orderBy('messages.number')
      .execute(),
  }))
}

const roster = { name: 'Roster 2030.csv', bytes: Buffer.from('Name,Email\nAna,ana@example.com') }
const program = { name: 'setup.exe', bytes: Buffer.from('MZ\0\0') }

test('a letter with a roster becomes a conversation with an attachment', async ({ db, tools }) => {
  const from = `Ana Ruiz <${anEmail('by-mail')}>`
  const { conversation, messages } = await taken(db, tools, { from, files: [roster] })
  expect(conversation).toMatchObject({
    ...{ accountId: null, name: 'Ana Ruiz', cameBy: 'mail', subject: 'Our roster' },
    email: /<(.+)>/.exec(from)![1],
  })
  expect(messages).toHaveLength(1)
  expect(messages[0]).toMatchObject({
    ...{ author: 'asker', text: 'Hello, here is our roster.', name: 'Roster 2030.csv' },
  })
  expect(Buffer.from(messages[0]!.bytes!)).toEqual(roster.bytes)
})

test('the account of an address is known only if its domain vouches for the sender', async ({
  db,
  tools,
}) => {
  const { id, email } = await anAccount(db)
  const from = `Ana <${email}>`
  const forged = `Authentication-Results: ${authservId}; dmarc=pass header.from=example.com`
  const ours = `Authentication-Results: ${authservId}; dmarc=fail header.from=example.com`
  const strangers: LetterParts[] = [
    { from },
    { from, above: [ours] },
    { from, above: [ours], headers: [forged] },
    { from, above: [forged.replace(authservId, 'mx.evil.example')] },
    { from: `${email}, x@evil.example`, above: [passes('example.com')] },
    { from, above: [passes('evil.example')] },
    { from, headers: [`From: x@evil.example`], above: [passes('example.com')] },
  ]
  for (const letter of strangers)
    expect((await taken(db, tools, letter)).conversation).toMatchObject({ accountId: null })
  const known = await taken(db, tools, { from, above: [passes('example.com')] })
  expect(known.conversation).toMatchObject({ accountId: id, communityId: null })
  const again = { from, above: [passes('example.com')], subject: 'One thing more' }
  const { conversation, messages } = await taken(db, tools, again)
  expect(conversation!.id).toBe(known.conversation!.id)
  expect(messages[1]!.text).toBe('One thing more\n\nHello, here is our roster.')
})

test('without a server to believe, nobody is known', async ({ db, tools }) => {
  const { email } = await anAccount(db)
  const raw = aLetter({ from: email, above: [passes('example.com')] })
  const deaf = { ...tools, key, ...settings, supportAuthservId: null }
  const took = await takeLetter(db, deaf, raw)
  const { conversationId } = took as { conversationId: string }
  const row = await forSupport(db, (db) =>
    db
      .selectFrom('conversations')
      .select('accountId')
      .where('id', '=', conversationId)
      .executeTakeFirst(),
  )
  expect(row).toEqual({ accountId: null })
})

test('an answer lands in its conversation, of the one it was sent to, and without what it quotes', async ({
  db,
  tools,
}) => {
  const email = anEmail('asker')
  const { conversationId } = await aConversation(db, tools, { email })
  await anAnswer(db, conversationId)
  const answer = (given: LetterParts) => ({
    from: email,
    above: [passes('example.com')],
    headers: [`In-Reply-To: <${newId()}.${threadToken(key, conversationId)}@communitrak.test>`],
    body: 'Thank you!\n\nOn Monday, Communitrak wrote:\n> — reply above this line —\n> Ana',
    ...given,
  })
  const made = [`References: <${newId()}.${'a'.repeat(43)}@communitrak.test>`]
  for (const foreign of [{ above: [] }, { from: anEmail('other') }, { headers: made }])
    expect((await taken(db, tools, answer(foreign))).conversation!.id).not.toBe(conversationId)
  const { conversation, messages } = await taken(db, tools, answer({}))
  expect(conversation!.id).toBe(conversationId)
  expect(messages.at(-1)).toMatchObject({ number: 3, author: 'asker', text: 'Thank you!' })
})

test('a letter that comes twice, and to two workers at once, is written once', async ({
  own,
  tools,
}) => {
  const pools = [aPool(own.address, 'application'), aPool(own.address, 'application')]
  const { email } = await anAccount(pools[0]!)
  for (const letter of [
    { from: anEmail('twice') },
    { from: anEmail('twice'), messageId: null },
    { from: email, above: [passes('example.com')] },
  ]) {
    const raw = aLetter(letter)
    const all = await Promise.all([...pools, ...pools].map((db) => taken(db, tools, raw)))
    const became = all.map(({ took }) => took.became).sort()
    expect(became).toEqual(['known', 'known', 'known', 'message'])
    expect((await taken(pools[0]!, tools, raw)).took).toEqual({ became: 'known' })
  }
})

test('what may not be kept is named', async ({ db, tools }) => {
  const many = Array.from({ length: 6 }, (_, at) => ({ ...roster, name: `${at}.csv` }))
  const one = await taken(db, tools, { from: anEmail(), files: [program, roster] })
  expect(one.messages).toHaveLength(1)
  expect(one.messages[0]).toMatchObject({
    name: roster.name,
    text: 'Hello, here is our roster.\n\n[Not kept of this letter: setup.exe]',
  })
  const { messages } = await taken(db, tools, {
    ...{ from: anEmail(), files: many, headers: ['Content-Language: es-MX'] },
  })
  expect(messages).toHaveLength(5)
  expect(messages[0]!.text).toContain('[De este correo no se conserva: 5.csv]')
})

test.for([
  ['an absence note', { headers: ['Auto-Submitted: auto-replied'] }],
  ['a list', { headers: ['List-Id: <neighbours.example.com>'] }],
  ['bulk', { headers: ['Precedence: bulk'] }],
  ['a bounce', { above: ['Return-Path: <>'] }],
  ['a mail server', { from: 'MAILER-DAEMON@example.com' }],
  ['ourselves', { from: 'help@communitrak.test' }],
  ['a letter of ours', { messageId: `<${newId()}.${threadToken(key, newId())}@example.com>` }],
] as const)('%s makes no conversation', async ([, given], { db, tools }) => {
  const letter = { from: anEmail('auto'), ...given }
  expect((await taken(db, tools, letter)).took).toEqual({ became: 'nothing' })
})

test('a program that answers every letter meets silence', async ({ db, tools }) => {
  const from = anEmail('loop')
  const became: string[] = []
  for (let times = 0; times < 12; times += 1)
    became.push((await taken(db, tools, { from })).took.became)
  expect(became).toEqual([...Array(10).fill('message'), 'too much', 'too much'])
})

const latin = Buffer.concat([
  aLetter({ from: anEmail(), type: 'text/plain; charset=iso-8859-1', body: '' }),
  Buffer.from('A\xf1o nuevo', 'latin1'),
])

test.for([
  ['Latin letters', latin, 'Año nuevo'],
  ['HTML alone', { type: 'text/html', body: '<p>Hello<br>there</p>' }, 'Hello\nthere'],
  ['nothing', { body: '' }, '[This letter was empty.]'],
  ['scripts', { body: '<script>alert(1)</script>' }, '<script>alert(1)</script>'],
  ['no end', { type: 'multipart/mixed; boundary=b', body: '--b\r\n\r\nHello\r\n--b\r\n' }, 'Hello'],
  ['no boundary', { type: 'multipart/mixed', body: 'Hello' }, expect.any(String)],
] as const)('a letter with %s is read', async ([, letter, text], { db, tools }) => {
  const given = Buffer.isBuffer(letter) ? letter : { from: anEmail(), ...(letter as LetterParts) }
  expect((await taken(db, tools, given)).messages[0]!.text).toEqual(text)
})

test('whatever comes is a message, even if nothing of it can be read', async ({ db, tools }) => {
  const deep = Array.from(
    { length: 40 },
    (_, at) => `--${at}\r\nContent-Type: multipart/mixed; boundary=${at + 1}\r\n`,
  )
  const type = 'multipart/mixed; boundary=0'
  const nested = aLetter({ from: anEmail('deep'), type, body: deep.join('\r\n') })
  const { conversation, messages } = await taken(db, tools, nested)
  expect(conversation).toMatchObject({
    subject: 'Our roster',
    email: expect.stringMatching('deep'),
  })
  expect(messages[0]!.text).toBe('[This letter could not be read.]')
  for (const raw of [Buffer.alloc(0), Buffer.alloc(1_000, 0xff), Buffer.from('\0\r\n\r\n\0')])
    expect((await taken(db, tools, raw)).took.became).toMatch(/message|too much/)
})

test('of a letter that is too large the beginning is kept, of a long one the first ten thousand letters', async ({
  db,
  tools,
}) => {
  const huge = { name: 'huge.csv', bytes: Buffer.alloc(10 * 1024 * 1024, 'a') }
  const { messages } = await taken(db, tools, { from: anEmail(), files: [roster, huge] })
  expect(messages).toHaveLength(1)
  expect(messages[0]!.name).toBe(roster.name)
  expect(messages[0]!.text).toContain('[Not kept of this letter: huge.csv]')
  expect(messages[0]!.text).toContain('[This letter was too large: only its beginning is kept.]')
  const long = await taken(db, tools, { from: anEmail(), body: 'word '.repeat(20_000) })
  expect(long.messages[0]!.text.length).toBeLessThanOrEqual(10_000)
  expect(long.messages[0]!.text).toMatch(/\[The rest of this letter is not kept\.\]$/)
})

test('of a letter with more lines than anybody writes the beginning is kept', async ({
  db,
  tools,
}) => {
  const body = `Hello${'\n'.repeat(250_000)}there`
  const { messages } = await taken(db, tools, { from: anEmail(), body })
  const [text] = messages.map((message) => message.text)
  expect(text).toBe('Hello\n\n[This letter was too large: only its beginning is kept.]')
})

test('a letter of thousands of parts is read', async ({ db, tools }) => {
  const files = Array.from({ length: 3_000 }, (_, at) => ({ ...program, name: `${at}.exe` }))
  const { messages } = await taken(db, tools, { from: anEmail(), files })
  expect(messages[0]!.text).toContain('19.exe and 2980 more]')
})
