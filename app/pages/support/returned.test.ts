import { expect, onTestFinished } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { listen } from '#database/listen.ts'
import { topicOf } from '#domain/conversations/conversation.ts'
import { listQueue } from '#domain/conversations/list-queue.ts'
import { mailAnswers } from '#domain/conversations/mail-answers.ts'
import { markSeen } from '#domain/conversations/mark-seen.ts'
import { addMinutes } from '#domain/days.ts'
import type { MailReport } from '#domain/deliveries/mail-report.ts'
import { recordMailReport } from '#domain/deliveries/record-bounce.ts'
import { suppress } from '#domain/suppressions/suppress.ts'
import { aConversation, anAnswer } from '#test/conversations.ts'
import { aCommunity, anEmail } from '#test/factories.ts'
import { test } from '#test/identity.ts'
import { anAgentAtTheConsole } from '#test/support.ts'
import { aHouse } from '#test/visitor.ts'

const page = (id: string) => `/support/conversations/${id}`
const nobody = '550 5.1.1 <x@example.com>: Recipient address rejected'

/** Puts the answers of a conversation into a letter, and lets it come back. */
async function aReturnedLetter(
  db: Db,
  conversationId: string,
  report: Pick<MailReport, 'kind' | 'words'> = { kind: 'bounced', words: nobody },
): Promise<void> {
  await mailAnswers(db, { at: addMinutes(new Date(), 10) })
  const { id } = await db
    .selectFrom('accountDeliveries')
    .select('id')
    .where('template', '=', 'support answered')
    .where('facts', '@>', JSON.stringify({ conversationId }))
    .orderBy('queuedAt', 'desc')
    .executeTakeFirstOrThrow()
  expect(await recordMailReport(db, { deliveryId: id, ...report })).toBe(true)
}

test('an agent reads beside the answer that its letter came back, and before the next that none will arrive', async ({
  db,
  tools,
}) => {
  const { visitor, agent } = await anAgentAtTheConsole(aHouse(db))
  const email = anEmail('asker')
  const { conversationId, asker } = await aConversation(db, tools, { email })
  const number = await anAnswer(db, conversationId)
  const before = await visitor.open(page(conversationId))
  expect(before.words).not.toContain('came back')
  await aReturnedLetter(db, conversationId)
  const told = await visitor.open(page(conversationId))
  expect(told.words).toContain(`Our e-mail to ${email} came back: the address does not exist.`)
  expect(told.words).toContain('Recipient address rejected')
  expect(told.words).toContain(`our e-mail to ${email} comes back`)
  const question = { tab: 'waiting', search: email, after: null, before: null } as const
  const lines = async () => (await listQueue(db, agent, question))!.conversations
  expect(await lines()).toMatchObject([{ id: conversationId, mailComesBack: true }])
  const queue = await visitor.open(`/support?tab=waiting&search=${email}`)
  expect(queue.words).toContain('Our e-mail came back')
  await markSeen(db, asker, { conversationId, number })
  const seen = await visitor.open(page(conversationId))
  expect(seen.words).toContain('They have read this here since.')
  expect(await lines()).toMatchObject([{ mailComesBack: false }])
})

test('a letter that no server took is told of, and the next one is tried', async ({
  db,
  tools,
}) => {
  const { visitor } = await anAgentAtTheConsole(aHouse(db))
  const email = anEmail('asker')
  const { conversationId } = await aConversation(db, tools, { email })
  await anAnswer(db, conversationId)
  await aReturnedLetter(db, conversationId, { kind: 'failed', words: '451 4.3.0 try again' })
  const told = await visitor.open(page(conversationId))
  expect(told.words).toContain(`Our e-mail to ${email} did not arrive: their mail server did not`)
  expect(told.words).not.toContain('comes back')
  const queue = await visitor.open(`/support?tab=waiting&search=${email}`)
  expect(queue.words).toContain('Our e-mail came back')
  await anAnswer(db, conversationId)
  expect(await mailAnswers(db, { at: addMinutes(new Date(), 20) })).toBe(1)
})

test('what came back to a community is known of the address of an account, and of no typed one', async ({
  db,
  tools,
}) => {
  const { visitor } = await anAgentAtTheConsole(aHouse(db))
  const { leader, communityId } = await aCommunity(db)
  const { accountId } = leader
  const { email } = await db
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  await inCommunity(db, communityId, (db, now) =>
    suppress(db, {
      communityId,
      recipient: email,
      because: 'bounced',
      words: '552 5.2.2 full',
      now,
    }),
  )
  const known = await aConversation(db, tools, { asker: { accountId, communityId: null } })
  const open = await visitor.open(page(known.conversationId))
  expect(open.words).toContain(`e-mail of a community to ${email} comes back: the mailbox is full`)
  const typed = await aConversation(db, tools, { email })
  expect((await visitor.open(page(typed.conversationId))).words).not.toContain('comes back')
})

test('whoever looks at a conversation is told at once that its letter came back', async ({
  db,
  own,
  tools,
}) => {
  const { conversationId } = await aConversation(db, tools, { email: anEmail('asker') })
  await anAnswer(db, conversationId)
  await mailAnswers(db, { at: addMinutes(new Date(), 10) })
  const told: string[] = []
  const { promise: ready, resolve: onReady } = Promise.withResolvers<void>()
  const onTold = (_: string, topic: string) => told.push(topic)
  const listener = await listen(own.address, { channels: ['communitrak_live'], onTold, onReady })
  onTestFinished(() => listener.stop())
  await ready
  await aReturnedLetter(db, conversationId)
  await expect.poll(() => told).toContain(topicOf(conversationId))
  expect(told).toContain('conversations')
})
