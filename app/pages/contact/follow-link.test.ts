import { expect } from 'vitest'
import { forSupport } from '#database/for-asker.ts'
import { proofOf } from '#domain/accounts/proof.ts'
import { addDays } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { aConversation } from '#test/conversations.ts'
import { anAccount, key } from '#test/factories.ts'
import { test } from '#test/identity.ts'
import { aHouse, aVisitor } from '#test/visitor.ts'

function linkOf(id: string): string {
  return `/help/conversation/${proofOf(key, { purpose: 'conversation', id }).token}`
}

test('the link of a letter makes a browser remember its conversation, and changes nothing else', async ({
  db,
  tools,
}) => {
  const { conversationId } = await aConversation(db, tools)
  const visitor = aVisitor(aHouse(db))
  const look = () =>
    forSupport(db, (db) =>
      db.selectFrom('conversations').selectAll().where('id', '=', conversationId).execute(),
    )
  const before = await look()
  const link = linkOf(conversationId)
  const answer = await visitor.ask(link)
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/help/contact'])
  expect(visitor.cookies.get('conversation')).toBe(link.split('/').at(-1))
  expect(await look()).toEqual(before)
})

test('a link that is none of ours, or of an account, says so kindly', async ({ db, tools }) => {
  const { id: accountId } = await anAccount(db)
  const asker = { accountId, communityId: null }
  const { conversationId } = await aConversation(db, tools, { asker })
  const { token } = proofOf(key, { purpose: 'mailbox', id: conversationId })
  for (const link of [
    ...['/help/conversation/nothing', linkOf(newId()), linkOf(conversationId)],
    `/help/conversation/${token}`,
  ]) {
    const visitor = aVisitor(aHouse(db))
    const page = await visitor.open(link)
    expect([page.status, page.title]).toEqual([404, 'This link leads nowhere · Communitrak'])
    expect(visitor.cookies.has('conversation')).toBe(false)
  }
})

test('a conversation that has rested for three months is not opened any more', async ({
  db,
  tools,
}) => {
  const { conversationId } = await aConversation(db, tools)
  const rest = (days: number) =>
    forSupport(db, (db) =>
      db
        .updateTable('conversations')
        .set({ lastAt: addDays(new Date(), -days) })
        .where('id', '=', conversationId)
        .execute(),
    )
  await rest(89)
  expect((await aVisitor(aHouse(db)).ask(linkOf(conversationId))).status).toBe(302)
  await rest(91)
  const page = await aVisitor(aHouse(db)).open(linkOf(conversationId))
  expect([page.status, page.title]).toEqual([
    410,
    'This conversation has rested for long · Communitrak',
  ])
  const spanish = await aVisitor(aHouse(db)).ask(linkOf(conversationId), {
    headers: { 'accept-language': 'es' },
  })
  expect(await spanish.text()).toContain('Esta conversación lleva mucho tiempo en silencio')
})
