import { expect } from 'vitest'
import { forSupport } from '#database/for-asker.ts'
import { aConversation } from '#test/conversations.ts'
import { test } from '#test/identity.ts'
import { aSupportAgent } from '#test/support.ts'
import { closeConversation, reopenConversation } from './close-conversation.ts'
import { readConversation } from './read-conversation.ts'

test('closing and opening again touch one conversation only', async ({ db, tools }) => {
  const agent = await aSupportAgent(db)
  const [one, other] = [await aConversation(db, tools), await aConversation(db, tools)]
  const areClosed = () =>
    Promise.all(
      [one, other].map(async (conversation) => {
        const { isClosed } = (await readConversation(db, agent, conversation))!
        return isClosed
      }),
    )
  await closeConversation(db, agent, { ...one, seen: 1 })
  expect(await areClosed()).toEqual([true, false])
  await closeConversation(db, agent, { ...other, seen: 1 })
  await reopenConversation(db, agent, one)
  expect(await areClosed()).toEqual([false, true])
})

test('closed again, it stays closed since it first was', async ({ db, tools }) => {
  const agent = await aSupportAgent(db)
  const { conversationId } = await aConversation(db, tools)
  const closedAt = () =>
    forSupport(db, async (db) => {
      const found = db.selectFrom('conversations').select('closedAt')
      return (await found.where('id', '=', conversationId).executeTakeFirstOrThrow()).closedAt
    })
  await closeConversation(db, agent, { conversationId, seen: 1 })
  const first = await closedAt()
  expect(await closeConversation(db, agent, { conversationId, seen: 1 })).toMatchObject({
    ok: true,
  })
  expect(first).toBeInstanceOf(Date)
  expect(await closedAt()).toEqual(first)
})
