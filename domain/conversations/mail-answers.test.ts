import { expect, onTestFinished, test } from 'vitest'
import { connect, type Db } from '#database/connect.ts'
import { forSupport } from '#database/for-asker.ts'
import { inCommunity } from '#database/in-community.ts'
import { proofOf } from '#domain/accounts/proof.ts'
import { addMinutes } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { refuse } from '#domain/result.ts'
import { aConversation } from '#test/conversations.ts'
import { aLeader, anAccount, anEmail, key } from '#test/factories.ts'
import { theLimits } from '#test/identity.ts'
import { aMailServer, aPostOffice, publicUrl } from '#test/post-office.ts'
import { mailAnswers } from './mail-answers.ts'
import { markSeen } from './mark-seen.ts'
import { writeMessage } from './write-message.ts'

const file = { name: 'Roster.csv', bytes: Buffer.from('Name') }

/** A post office, and somebody without an account who has asked and told their address. */
async function aQuestionByChat() {
  const office = await aPostOffice()
  const email = anEmail('asker')
  const limits = theLimits(office.db)
  const asked = await aConversation(office.db, { limits }, { email })
  return { ...office, ...asked, email, limits }
}

/** What support has said, so many minutes ago. */
function said(
  db: Db,
  conversationId: string,
  { minutesAgo = 2, text = 'Hello', isNote = false } = {},
) {
  const agent = { accountId: null, name: 'Ana' }
  const about = { conversationId, author: 'support', agent, text, isNote, key: newId() } as const
  return forSupport(
    db,
    (db, now) => writeMessage(db, { ...about, now }),
    addMinutes(new Date(), -minutesAgo),
  )
}

test('whoever is away gets one letter with all that support has said, and its link', async () => {
  const { db, letters, send, conversationId, email } = await aQuestionByChat()
  await said(db, conversationId, { text: 'Good morning' })
  await said(db, conversationId, { text: 'Careful with this one', isNote: true })
  await said(db, conversationId, { text: 'It is in your e-mail.' })
  expect([await mailAnswers(db), await mailAnswers(db), await send()]).toEqual([1, 0, 1])
  const { token } = proofOf(key, { purpose: 'conversation', id: conversationId })
  expect(letters[0]).toMatchObject({
    envelope: { to: email, locale: 'en', thread: { answers: null, replyTo: null } },
    message: {
      template: 'support answered',
      subject: null,
      answers: [
        { author: 'Ana', text: 'Good morning', files: null },
        { author: 'Ana', text: 'It is in your e-mail.', files: null },
      ],
      url: `${publicUrl}/help/conversation/${token}`,
    },
  })
  await said(db, conversationId, { text: 'And again' })
  expect([await mailAnswers(db), await send()]).toEqual([1, 1])
  expect(letters[1]!.message).toMatchObject({ answers: [{ text: 'And again' }] })
  expect(letters[1]!.envelope.thread).toEqual(letters[0]!.envelope.thread)
})

test('each of several who are away is written to for their own conversation', async () => {
  const { db, limits, letters, send, conversationId } = await aQuestionByChat()
  for (const text of ['One', 'Two', 'Three']) await said(db, conversationId, { text })
  const other = await aConversation(db, { limits }, { email: anEmail('other') })
  await said(db, other.conversationId, { text: 'Only this' })
  expect([await mailAnswers(db), await send()]).toEqual([2, 2])
  const told = letters.map(({ message }) => ('answers' in message ? message.answers : []))
  expect(told.map((answers) => answers.map(({ text }) => text).join()).sort()).toEqual([
    'One,Two,Three',
    'Only this',
  ])
  await said(db, other.conversationId, { text: 'And this' })
  expect([await mailAnswers(db), await send()]).toEqual([1, 1])
})

test('a note alone is no reason to write', async () => {
  const { db, conversationId } = await aQuestionByChat()
  await said(db, conversationId, { isNote: true })
  expect(await mailAnswers(db)).toBe(0)
  await said(db, conversationId)
  expect(await mailAnswers(db)).toBe(1)
})

test('whoever has looked gets no letter, before it is queued or after', async () => {
  const { db, letters, send, conversationId, asker } = await aQuestionByChat()
  const number = (await said(db, conversationId))!
  await markSeen(db, asker, { conversationId, number })
  expect(await mailAnswers(db)).toBe(0)
  const next = (await said(db, conversationId))!
  expect(await mailAnswers(db)).toBe(1)
  await markSeen(db, asker, { conversationId, number: next })
  await send()
  expect(letters).toEqual([])
  expect(await db.selectFrom('accountDeliveries').select('problem').execute()).toEqual([
    { problem: 'seen meanwhile' },
  ])
})

test('while support goes on writing a letter waits, but not for ever', async () => {
  const { db, conversationId } = await aQuestionByChat()
  await said(db, conversationId, { minutesAgo: 4 })
  await said(db, conversationId, { minutesAgo: 0 })
  expect(await mailAnswers(db)).toBe(0)
  const another = await aQuestionByChat()
  await said(another.db, another.conversationId, { minutesAgo: 6 })
  await said(another.db, another.conversationId, { minutesAgo: 0 })
  expect(await mailAnswers(another.db)).toBe(1)
})

test('a letter to an account goes to its proven address, in its language, and leads into its community', async () => {
  const { db, letters, send } = await aPostOffice()
  const limits = theLimits(db)
  const { accountId, communityId, memberId } = await aLeader(db)
  const { email } = await db
    .updateTable('accounts')
    .set({ locale: 'es' })
    .where('id', '=', accountId)
    .returning('email')
    .executeTakeFirstOrThrow()
  const asker = { accountId, communityId }
  const typed = { email: anEmail('typed'), files: [file] }
  const { conversationId } = await aConversation(db, { limits }, { asker, ...typed })
  const answer = async () => {
    await said(db, conversationId)
    return mailAnswers(db)
  }
  expect([await answer(), await send()]).toEqual([1, 1])
  const { slug } = await inCommunity(db, communityId, (db) =>
    db
      .selectFrom('communities')
      .select('slug')
      .where('id', '=', communityId)
      .executeTakeFirstOrThrow(),
  )
  expect(letters[0]).toMatchObject({
    envelope: { to: email, locale: 'es' },
    message: { url: `${publicUrl}/c/${slug}/contact` },
  })
  await inCommunity(db, communityId, (db) =>
    db
      .updateTable('members')
      .set({ suspendedAt: new Date(), suspendedBecause: 'x' })
      .where('communityId', '=', communityId)
      .where('id', '=', memberId)
      .execute(),
  )
  expect([await answer(), await send(), letters.length]).toEqual([1, 1, 1])
})

test('outside of all communities an account signs in first', async () => {
  const { db, letters, send } = await aPostOffice()
  const { id: accountId } = await anAccount(db)
  const asker = { accountId, communityId: null }
  const { conversationId } = await aConversation(db, { limits: theLimits(db) }, { asker })
  await said(db, conversationId)
  await mailAnswers(db)
  await send()
  expect(letters[0]!.message).toMatchObject({
    url: `${publicUrl}/sign-in?next=%2Fhelp%2Fcontact`,
  })
})

test('to an address that was refused for good, and to none, no letter is written', async () => {
  const { db, letters, send, conversationId, limits } = await aQuestionByChat()
  const server = aMailServer(async () => refuse({ because: 'address rejected', words: '550' }))
  await said(db, conversationId)
  expect([await mailAnswers(db), await send(server)]).toEqual([1, 1])
  await said(db, conversationId)
  const { conversationId: nobodys } = await aConversation(db, { limits })
  await said(db, nobodys)
  expect([await mailAnswers(db), await send(), letters.length]).toEqual([0, 0, 0])
})

test('two workers at once write one letter for each conversation', async () => {
  const { db, address, limits } = await aQuestionByChat()
  const other = connect(address, { as: 'application' })
  onTestFinished(() => other.destroy())
  for (let times = 0; times < 120; times += 1) {
    const { conversationId } = await aConversation(db, { limits }, { email: anEmail() })
    await said(db, conversationId)
  }
  const counts = await Promise.all([mailAnswers(db), mailAnswers(other)])
  const late = await mailAnswers(db)
  expect(counts[0]! + counts[1]! + late).toBe(120)
  const queued = await db.selectFrom('accountDeliveries').select('recipient').execute()
  expect([queued.length, new Set(queued.map(({ recipient }) => recipient)).size]).toEqual([
    120, 120,
  ])
})
