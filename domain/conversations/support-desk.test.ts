import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { newId } from '#domain/new-id.ts'
import { endAgent } from '#domain/support/appoint-agent.ts'
import { aConversation } from '#test/conversations.ts'
import { aCommunity } from '#test/factories.ts'
import { aPool } from '#test/full-database.ts'
import { test } from '#test/identity.ts'
import { aSupportAgent } from '#test/support.ts'
import { addNote, answerConversation, type Reply } from './answer-conversation.ts'
import { assignConversation } from './assign-conversation.ts'
import { closeConversation, reopenConversation } from './close-conversation.ts'
import { listQueue, type QueueQuestion } from './list-queue.ts'
import { markSeenBySupport } from './mark-seen-by-support.ts'
import type { QueueTab } from './queue.ts'
import { readAttachmentForSupport } from './read-attachment-for-support.ts'
import { readConversation } from './read-conversation.ts'
import { readMessages } from './read-messages.ts'

const file = { name: 'roster.csv', bytes: Buffer.from('Name\nAna') }

function aReply(conversationId: string, given: Partial<Reply> = {}): Reply {
  return {
    conversationId,
    text: 'It is in your e-mail.',
    files: [],
    key: newId(),
    seen: 1,
    ...given,
  }
}

const question = (given: Partial<QueueQuestion> = {}): QueueQuestion => ({
  ...{ tab: 'unassigned', search: '', after: null, before: null },
  ...given,
})

/** On which tab of an agent's queue a conversation stands. */
async function tabOf(db: Db, agent: Parameters<typeof listQueue>[1], id: string, search: string) {
  const found: QueueTab[] = []
  for (const tab of ['unassigned', 'mine', 'others', 'waiting', 'closed'] as const) {
    const page = await listQueue(db, agent, question({ tab, search }))
    if (page?.conversations.some((one) => one.id === id)) found.push(tab)
  }
  return found.join()
}

test('a conversation goes from nobody to an agent, waits for its asker, and is closed', async ({
  db,
  tools,
}) => {
  const [ana, bo] = [await aSupportAgent(db), await aSupportAgent(db)]
  const word = newId()
  const { conversationId, asker } = await aConversation(db, tools, { text: `Where is ${word}?` })
  const tab = (agent = ana) => tabOf(db, agent, conversationId, word)
  expect(await tab()).toBe('unassigned')

  expect(await answerConversation(db, ana, aReply(conversationId))).toMatchObject({ ok: true })
  expect(await tab()).toBe('waiting')
  expect(await readMessages(db, asker, conversationId)).toHaveLength(2)

  const conversation = await readConversation(db, bo, { conversationId })
  expect(conversation).toMatchObject({ assignedTo: ana, messageCount: 2, isClosed: false })
  await closeConversation(db, ana, { conversationId, seen: 2 })
  expect(await tab()).toBe('closed')
  await reopenConversation(db, bo, { conversationId })
  expect(await tab()).toBe('waiting')
})

test('what was given to an agent is theirs, and when they are none any more it is nobody’s', async ({
  db,
  tools,
}) => {
  const [ana, bo] = [await aSupportAgent(db), await aSupportAgent(db)]
  const word = newId()
  const { conversationId } = await aConversation(db, tools, { text: word })
  const give = (accountId: string | null) =>
    assignConversation(db, ana, { conversationId, accountId })
  await give(bo.accountId)
  expect(await tabOf(db, bo, conversationId, word)).toBe('mine')
  expect(await tabOf(db, ana, conversationId, word)).toBe('others')
  await endAgent(db, bo)
  expect(await tabOf(db, ana, conversationId, word)).toBe('unassigned')
  expect(await give(bo.accountId)).toMatchObject({ refusal: { because: 'unknown agent' } })
  await give(null)
  expect((await readConversation(db, ana, { conversationId }))!.assignedTo).toBeNull()
})

test('who is no agent any more reads nothing and writes nothing', async ({ db, tools }) => {
  const agent = await aSupportAgent(db)
  const { conversationId, asker } = await aConversation(db, tools, { files: [file] })
  const [message] = await readMessages(db, asker, conversationId)
  await endAgent(db, agent)
  const over = { ok: false, refusal: { because: 'no agent' } }
  expect(await listQueue(db, agent, question())).toBeNull()
  expect(await readConversation(db, agent, { conversationId })).toBeNull()
  const wanted = { conversationId, fileId: message!.attachments[0]!.id }
  expect(await readAttachmentForSupport(db, agent, wanted)).toBeNull()
  expect(await answerConversation(db, agent, aReply(conversationId))).toEqual(over)
  expect(await addNote(db, agent, aReply(conversationId))).toEqual(over)
  expect(await closeConversation(db, agent, { conversationId, seen: 1 })).toEqual(over)
  expect(await assignConversation(db, agent, { conversationId, accountId: null })).toEqual(over)
  await markSeenBySupport(db, agent, { conversationId, number: 1 })
  expect(await readMessages(db, asker, conversationId)).toHaveLength(1)
})

test('a file is had through its own conversation only', async ({ db, tools }) => {
  const agent = await aSupportAgent(db)
  const { conversationId, asker } = await aConversation(db, tools, { files: [file] })
  const { conversationId: other } = await aConversation(db, tools)
  const fileId = (await readMessages(db, asker, conversationId))[0]!.attachments[0]!.id
  const read = (conversationId: string) =>
    readAttachmentForSupport(db, agent, { conversationId, fileId })
  expect(await read(conversationId)).toMatchObject({ name: 'roster.csv', type: 'text/csv' })
  expect(await read(other)).toBeNull()
})

test('a note is for agents, and changes nobody’s turn', async ({ db, tools }) => {
  const agent = await aSupportAgent(db)
  const { conversationId, asker } = await aConversation(db, tools)
  await addNote(db, agent, aReply(conversationId, { text: 'Call the board first' }))
  expect(await readMessages(db, asker, conversationId)).toHaveLength(1)
  const { messages } = (await readConversation(db, agent, { conversationId }))!
  expect(messages.map(({ isNote, text }) => [isNote, text])).toEqual([
    [false, 'Where do I find my access code?'],
    [true, 'Call the board first'],
  ])
})

test('of two agents who answer at once, the second is told who answered', async ({
  own,
  tools,
}) => {
  const pools = [aPool(own.address, 'application'), aPool(own.address, 'application')] as const
  const agents = [
    await aSupportAgent(pools[0], { firstName: 'Ana' }),
    await aSupportAgent(pools[0], { firstName: 'Bo' }),
  ] as const
  const { conversationId, asker } = await aConversation(pools[0], tools)
  const outcomes = await Promise.all(
    agents.map((agent, nth) => answerConversation(pools[nth]!, agent, aReply(conversationId))),
  )
  const lost = outcomes.filter(({ ok }) => !ok)
  expect(lost).toEqual([
    {
      ok: false,
      refusal: { because: 'answered meanwhile', name: expect.stringMatching(/Ana|Bo/) },
    },
  ])
  expect(await readMessages(pools[0], asker, conversationId)).toHaveLength(2)
})

test('an agent who has read what another answered may add to it', async ({ db, tools }) => {
  const [ana, bo] = [await aSupportAgent(db), await aSupportAgent(db)]
  const { conversationId } = await aConversation(db, tools)
  await answerConversation(db, ana, aReply(conversationId))
  const unread = await answerConversation(db, bo, aReply(conversationId, { seen: 1 }))
  expect(unread).toMatchObject({ refusal: { because: 'answered meanwhile' } })
  const read = await answerConversation(db, bo, aReply(conversationId, { seen: 2 }))
  expect(read).toMatchObject({ ok: true })
})

test('an answer that is sent twice at once is written once', async ({ own, tools }) => {
  const pools = [aPool(own.address, 'application'), aPool(own.address, 'application')]
  const agent = await aSupportAgent(pools[0]!)
  const { conversationId, asker } = await aConversation(pools[0]!, tools)
  const reply = aReply(conversationId)
  const outcomes = await Promise.all(pools.map((db) => answerConversation(db, agent, reply)))
  expect(outcomes).toEqual([
    { ok: true, value: null },
    { ok: true, value: null },
  ])
  expect(await readMessages(pools[0]!, asker, conversationId)).toHaveLength(2)
})

test('what was asked while an agent wrote stays unread, and cannot be closed away', async ({
  db,
  tools,
}) => {
  const agent = await aSupportAgent(db)
  const word = newId()
  const { conversationId, asker } = await aConversation(db, tools, { text: word })
  await markSeenBySupport(db, agent, { conversationId, number: 1 })
  await aConversation(db, tools, { asker, text: 'And another thing' })
  expect(await answerConversation(db, agent, aReply(conversationId))).toMatchObject({ ok: true })
  expect(await tabOf(db, agent, conversationId, word)).toBe('mine')
  const page = await listQueue(db, agent, question({ tab: 'mine', search: word }))
  expect(page!.conversations[0]).toMatchObject({ isUnread: true, lastBy: 'asker' })
  const closed = await closeConversation(db, agent, { conversationId, seen: 1 })
  expect(closed).toMatchObject({ refusal: { because: 'written meanwhile' } })
})

test.for([
  ['nothing', { text: ' ' }, 'nothing written'],
  ['too much', { text: 'a'.repeat(10_001) }, 'too long'],
  ['a program', { files: [{ name: 'a.exe', bytes: Buffer.from('MZ') }] }, 'file not taken'],
] as const)('%s is not answered', async ([, given, because], { db, tools }) => {
  const agent = await aSupportAgent(db)
  const { conversationId } = await aConversation(db, tools)
  const answered = await answerConversation(db, agent, aReply(conversationId, given))
  expect(answered).toMatchObject({ refusal: { because } })
  const nowhere = await answerConversation(db, agent, aReply(newId()))
  expect(nowhere).toMatchObject({ refusal: { because: 'unknown conversation' } })
})

test('a conversation is found by what was said and by who it is, page after page', async ({
  db,
  tools,
}) => {
  const agent = await aSupportAgent(db)
  const { leader } = await aCommunity(db)
  const { accountId, communityId } = leader
  const { email } = await db
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  const asker = { accountId, communityId }
  const { conversationId } = await aConversation(db, tools, { asker, text: 'The 50%_gate squeaks' })
  for (const search of [email, '50%_GATE', `squeaks ${email.slice(0, 12)}`]) {
    const found = await listQueue(db, agent, question({ search }))
    expect(found!.conversations, search).toHaveLength(1)
    expect(found!.counts).toEqual({ unassigned: 1, mine: 0, others: 0, waiting: 0, closed: 0 })
    expect(found!.conversations[0]).toMatchObject({
      ...{ id: conversationId, community: 'Maple Court', isUnread: true },
      who: { email, isVerified: true },
    })
  }
  const nothing = await listQueue(db, agent, question({ search: `squeaks ${newId()}` }))
  expect(nothing!.conversations).toEqual([])
  const typed = newId()
  const ids: string[] = []
  for (let nth = 0; nth < 27; nth += 1)
    ids.push((await aConversation(db, tools, { text: typed })).conversationId)
  const first = await listQueue(db, agent, question({ search: typed }))
  const second = await listQueue(db, agent, question({ search: typed, after: first!.next }))
  const back = await listQueue(db, agent, question({ search: typed, before: second!.previous }))
  expect(
    [...first!.conversations, ...second!.conversations].map(({ id }) => id).toSorted(),
  ).toEqual(ids.toSorted())
  expect(back!.conversations).toEqual(first!.conversations)
})

test('an address that was only typed is shown as unverified', async ({ db, tools }) => {
  const agent = await aSupportAgent(db)
  const typed = { name: 'Bo Chen', email: 'bo.chen@example.com', text: newId() }
  const { conversationId } = await aConversation(db, tools, typed)
  const { who } = (await readConversation(db, agent, { conversationId }))!
  expect(who).toEqual({ name: typed.name, email: typed.email, isVerified: false })
})
