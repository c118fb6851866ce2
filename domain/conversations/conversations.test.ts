import { sql } from 'kysely'
import { expect } from 'vitest'
import { forAsker, forSupport } from '#database/for-asker.ts'
import { newId } from '#domain/new-id.ts'
import { aConversation, anAnswer, aQuestion } from '#test/conversations.ts'
import { aLeader, anAccount, key } from '#test/factories.ts'
import { aPool } from '#test/full-database.ts'
import { test } from '#test/identity.ts'
import { askSupport } from './ask-support.ts'
import { type Asker, askerKey } from './conversation.ts'
import { findConversation } from './find-conversation.ts'
import { markSeen } from './mark-seen.ts'
import { readAttachment } from './read-attachment.ts'
import { readMessages } from './read-messages.ts'

const file = { name: 'Roster 2026.csv', bytes: Buffer.from('Name,Email\nAna,ana@example.com') }

test('somebody asks with a file, and support answers', async ({ db, tools }) => {
  const { accountId, communityId } = await aLeader(db)
  const asker = { accountId, communityId }
  const { conversationId } = await aConversation(db, tools, {
    asker,
    text: '  Hello\r\nthere ',
    files: [file],
  })
  await anAnswer(db, conversationId)

  const messages = await readMessages(db, asker, conversationId)
  expect(messages).toEqual([
    expect.objectContaining({
      ...{ number: 1, author: 'asker', authorName: null, text: 'Hello\nthere' },
      attachments: [{ id: expect.any(String), name: 'Roster 2026.csv', size: 30 }],
    }),
    expect.objectContaining({ number: 2, author: 'support', authorName: 'Ana', attachments: [] }),
  ])
  const fileId = messages[0]!.attachments[0]!.id
  const kept = await readAttachment(db, asker, { conversationId, fileId })
  expect(kept).toMatchObject({ name: 'Roster 2026.csv', type: 'text/csv' })
  expect(Buffer.from(kept!.bytes).toString()).toContain('ana@example.com')
})

test('nobody comes to a conversation of others, in whatever community they are', async ({
  db,
  tools,
}) => {
  const [mine, theirs] = [await aLeader(db), await aLeader(db)]
  const asker = { accountId: mine.accountId, communityId: mine.communityId }
  const { conversationId } = await aConversation(db, tools, { asker, files: [file] })
  const fileId = (await readMessages(db, asker, conversationId))[0]!.attachments[0]!.id
  const others: Asker[] = [
    { accountId: theirs.accountId, communityId: mine.communityId },
    { accountId: mine.accountId, communityId: theirs.communityId },
    { accountId: mine.accountId, communityId: null },
    { conversationId },
    { conversationId: newId() },
  ]
  for (const other of others) {
    expect(await findConversation(db, other)).toBeNull()
    expect(await readMessages(db, other, conversationId)).toEqual([])
    expect(await readAttachment(db, other, { conversationId, fileId })).toBeNull()
    await markSeen(db, other, { conversationId, number: 1 })
  }
  const write = forAsker(db, askerKey(others[0]!), (db) =>
    sql`insert into messages (conversation_id, number, author, text, key, sent_at)
        values (${conversationId}, 2, 'asker', 'Hello', 'x', now())`.execute(db),
  )
  await expect(write).rejects.toThrow('row-level security')
})

test('outside of all, conversations, messages and files look empty', async ({ own, db, tools }) => {
  await aConversation(db, tools, { files: [file] })
  const application = aPool(own.address, 'application')
  for (const table of ['conversations', 'messages', 'attachments']) {
    const count = sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`
    expect((await count.execute(application)).rows, table).toEqual([{ count: 0 }])
    const seen = await forSupport(application, (db) => count.execute(db))
    expect(seen.rows[0]!.count, table).toBeGreaterThan(0)
    expect((await count.execute(application)).rows, table).toEqual([{ count: 0 }])
  }
})

test('an asker never sees notes, and cannot write as support', async ({ db, tools }) => {
  const { conversationId, asker } = await aConversation(db, tools)
  await anAnswer(db, conversationId, { text: 'Careful with this one', isNote: true })
  await anAnswer(db, conversationId, { text: 'Hello' })
  const messages = await readMessages(db, asker, conversationId)
  expect(messages.map(({ number, text }) => [number, text])).toEqual([
    [1, 'Where do I find my access code?'],
    [3, 'Hello'],
  ])
  const counted = await forAsker(db, askerKey(asker), (db) =>
    db.selectFrom('messages').select('text').execute(),
  )
  expect(counted).toHaveLength(2)
  const write = (author: string, accountId: string | null) =>
    forAsker(db, askerKey(asker), (db) =>
      db
        .insertInto('messages')
        .values({
          conversationId,
          number: 9,
          author,
          accountId,
          text: 'x',
          key: 'x',
          sentAt: new Date(),
        })
        .execute(),
    )
  await expect(write('support', null)).rejects.toThrow('row-level security')
  await expect(write('asker', (await anAccount(db)).id)).rejects.toThrow('row-level security')
})

test('a form that is sent twice at once writes once, with an account and without', async ({
  own,
  tools,
}) => {
  const pools = [aPool(own.address, 'application'), aPool(own.address, 'application')]
  const { accountId, communityId } = await aLeader(pools[0]!)
  for (const asker of [null, { accountId, communityId }]) {
    const question = aQuestion()
    const send = (db: (typeof pools)[number]) =>
      askSupport(db, { ...tools, key }, { asker, who: [newId()] }, question)
    const [first, second] = await Promise.all(pools.map(send))
    expect(second).toEqual(first)
    const conversationId = first!.ok ? first!.value : ''
    const mine = asker ?? { conversationId }
    expect(await readMessages(pools[0]!, mine, conversationId)).toHaveLength(1)
  }
})

test('two messages at once of somebody who has written nothing before begin one conversation', async ({
  own,
  tools,
}) => {
  const pools = [aPool(own.address, 'application'), aPool(own.address, 'application')]
  const { accountId, communityId } = await aLeader(pools[0]!)
  const asker = { accountId, communityId }
  const [first, second] = await Promise.all(
    pools.map((db) => askSupport(db, { ...tools, key }, { asker, who: [newId()] }, aQuestion())),
  )
  expect(first).toEqual(second)
  const found = await findConversation(pools[0]!, asker)
  expect(found).toMatchObject({ messageCount: 2, isClosed: false })
})

test('whoever reads the messages after a number misses none, however many write at once', async ({
  own,
  tools,
}) => {
  const pools = [aPool(own.address, 'application', 4), aPool(own.address, 'application', 4)]
  const { conversationId, asker } = await aConversation(pools[0]!, tools)
  const read: number[] = [1]
  let writing = true
  const reader = async () => {
    while (writing || (await findConversation(pools[0]!, asker))!.messageCount > read.at(-1)!)
      for (const { number } of await readMessages(pools[0]!, asker, conversationId, {
        after: read.at(-1)!,
      }))
        read.push(number)
  }
  const reading = reader()
  const write = (nth: number) =>
    anAnswer(pools[nth % 2]!, conversationId, { text: `Number ${nth}` })
  await Promise.all(Array.from({ length: 40 }, (_, nth) => write(nth)))
  writing = false
  await reading
  expect(read).toEqual(Array.from({ length: 41 }, (_, at) => at + 1))
})

test('what is seen never becomes less, nor more than there is', async ({ db, tools }) => {
  const { conversationId, asker } = await aConversation(db, tools)
  await anAnswer(db, conversationId)
  await anAnswer(db, conversationId)
  const seen = async (number: number) => {
    await markSeen(db, asker, { conversationId, number })
    return (await findConversation(db, asker))!.seenByAsker
  }
  expect(await seen(2)).toBe(2)
  expect(await seen(1)).toBe(2)
  expect(await seen(2_000_000_000)).toBe(3)
})

test('a closed conversation is opened again by its asker, and after thirty days they begin another', async ({
  db,
  tools,
}) => {
  const { accountId, communityId } = await aLeader(db)
  const asker = { accountId, communityId }
  const { conversationId } = await aConversation(db, tools, { asker })
  const close = (closedAt: Date) =>
    forSupport(db, (db) =>
      db.updateTable('conversations').set({ closedAt }).where('id', '=', conversationId).execute(),
    )
  await close(new Date())
  expect(await findConversation(db, asker)).toMatchObject({ conversationId, isClosed: true })
  expect(await aConversation(db, tools, { asker })).toMatchObject({ conversationId })
  expect(await findConversation(db, asker)).toMatchObject({ isClosed: false, messageCount: 2 })

  await close(new Date(Date.now() - 31 * 24 * 60 * 60 * 1000))
  expect(await findConversation(db, asker)).toBeNull()
  const { conversationId: another } = await aConversation(db, tools, { asker })
  expect(another).not.toBe(conversationId)
})

test.for([
  ['nothing', { text: ' \n ' }, { because: 'nothing written' }],
  ['too much', { text: 'a'.repeat(10_001) }, { because: 'too long' }],
  ['no address', { email: 'ana at example' }, { because: 'wrong email' }],
  ['six files', { files: Array.from({ length: 6 }, () => file) }, { because: 'too many files' }],
  [
    'a program',
    { files: [{ name: 'a.exe', bytes: Buffer.from('MZ\0') }] },
    { because: 'file not taken', name: 'a.exe' },
  ],
] as const)('%s is refused, and nothing begins', async ([, given, refusal], { db, tools }) => {
  const { accountId, communityId } = await aLeader(db)
  const asker = { accountId, communityId }
  const asked = await askSupport(db, { ...tools, key }, { asker, who: [newId()] }, aQuestion(given))
  expect(asked).toEqual({ ok: false, refusal })
  expect(await findConversation(db, asker)).toBeNull()
})

test('whoever sends faster than anybody types is asked to wait', async ({ db, tools }) => {
  const { accountId, communityId } = await aLeader(db)
  const asker = { accountId, communityId }
  const who = { asker, who: [newId()] }
  const send = () => askSupport(db, { ...tools, key }, who, aQuestion())
  for (let nth = 0; nth < 20; nth += 1) expect(await send()).toMatchObject({ ok: true })
  expect(await send()).toMatchObject({ refusal: { because: 'hurry' } })
  expect((await findConversation(db, asker))!.messageCount).toBe(20)
})

test('what acts where it is printed is taken out of a message', async ({ db, tools }) => {
  const text = 'a\u0000b\u202ec\u2066d\te <script>alert(1)</script>'
  const { conversationId, asker } = await aConversation(db, tools, { text })
  const [message] = await readMessages(db, asker, conversationId)
  expect(message!.text).toBe('abcd\te <script>alert(1)</script>')
})
