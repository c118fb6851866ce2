import { expect, onTestFinished, test } from 'vitest'
import type { Db } from '#database/connect.ts'
import { forSupport } from '#database/for-asker.ts'
import { writeMessage } from '#domain/conversations/write-message.ts'
import { addMinutes } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { smtpMail } from '#integrations/mail/smtp.ts'
import { anAccount } from '#test/factories.ts'
import { aLetter, authservId, passes } from '#test/letters.ts'
import { aMailDrop } from '#test/mail-drop.ts'
import { aMailbox } from '#test/mailbox.ts'
import { aPostOffice } from '#test/post-office.ts'
import { aHouse } from '#test/visitor.ts'
import { jobs } from './jobs.ts'

const supportAddress = 'help@communitrak.test'

/** An installation with a mailbox for support, and a mail server that carries what support says. */
async function aSupportByMail() {
  const { db } = await aPostOffice()
  const mailbox = await aMailbox()
  const drop = await aMailDrop()
  const mail = smtpMail({ url: drop.url, from: { address: 'mail@communitrak.test' } })
  onTestFinished(() => mail.close())
  const house = aHouse(db, {
    SUPPORT_ADDRESS: supportAddress,
    SUPPORT_IMAP_URL: mailbox.url,
    SUPPORT_AUTHSERV_ID: authservId,
  })
  const services = { ...house.services, mail }
  const run = (name: keyof typeof jobs) => jobs[name].work(services, AbortSignal.timeout(60_000))
  return { db, run, received: drop.received, ...mailbox }
}

function messagesOf(db: Db) {
  return forSupport(db, (db) =>
    db
      .selectFrom('messages')
      .select(['conversationId', 'number', 'author', 'text'])
      .orderBy('conversationId')
      .orderBy('number')
      .execute(),
  )
}

test('a leader writes by mail, support answers, and the answer to that lands in the same thread', async () => {
  const { db, run, arrive, received } = await aSupportByMail()
  const { email } = await anAccount(db)
  const bytes = Buffer.from(`Name,Email\n${'Ana,ana@example.com\n'.repeat(100_000)}`)
  const first = { from: `Ana <${email}>`, above: [passes('example.com')] }
  const messageId = `<${newId()}@example.com>`
  arrive(aLetter({ ...first, messageId, files: [{ name: 'Roster.csv', bytes }] }))
  expect(await run('read support mail')).toEqual({ found: 1, taken: 1 })
  expect(await run('read support mail')).toEqual({ found: 0, taken: 0 })
  const [asked] = await messagesOf(db)
  const { conversationId } = asked!
  const [file] = await forSupport(db, (db) =>
    db.selectFrom('attachments').select(['name', 'size']).execute(),
  )
  expect(file).toEqual({ name: 'Roster.csv', size: bytes.length })

  const agent = { accountId: null, name: 'Bo' }
  const answer = { conversationId, agent, author: 'support', key: newId() } as const
  await forSupport(
    db,
    (db, now) => writeMessage(db, { ...answer, text: 'Two rows\nneed <b>you</b>.', now }),
    addMinutes(new Date(), -2),
  )
  expect([await run('mail answers'), await run('mail answers')]).toEqual([1, 0])
  await run('send deliveries')
  await run('send deliveries')
  expect(received).toHaveLength(1)
  const { email: letter, to } = received[0]!
  expect(to).toEqual([email])
  expect(letter).toMatchObject({ subject: 'Re: Our roster', inReplyTo: messageId })
  expect(letter.replyTo).toEqual([{ address: supportAddress, name: '' }])
  expect(letter.text).toContain('Two rows\nneed <b>you</b>.')
  expect(letter.text).toContain('— reply above this line —')
  expect(letter.html).toContain('Two rows<br/>need &#60;b&#62;you')
  expect(letter.headers).toContainEqual(
    expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }),
  )

  const quoted = letter.text!.split('\n').map((line) => `> ${line}`)
  const body = ['Which two?', '', 'On Monday, Communitrak wrote:', ...quoted].join('\r\n')
  const headers = [`In-Reply-To: ${letter.messageId}`]
  arrive(aLetter({ ...first, subject: letter.subject!, headers, body }))
  expect(await run('read support mail')).toEqual({ found: 1, taken: 1 })
  const thread = await messagesOf(db)
  expect(thread.map(({ author, text }) => [author, text])).toEqual([
    ['asker', 'Hello, here is our roster.'],
    ['support', 'Two rows\nneed <b>you</b>.'],
    ['asker', 'Which two?'],
  ])
  expect(new Set(thread.map((one) => one.conversationId)).size).toBe(1)
})

test('our own letters and absence notes that come back make nothing, and what stands behind them is read', async () => {
  const { db, run, arrive } = await aSupportByMail()
  arrive(aLetter({ headers: ['Auto-Submitted: auto-replied'] }))
  arrive(aLetter({ from: supportAddress }))
  arrive(aLetter({ body: 'A question' }))
  expect(await run('read support mail')).toEqual({ found: 3, taken: 1 })
  expect((await messagesOf(db)).map(({ text }) => text)).toEqual(['A question'])
})

test('without a mailbox there is nothing to read', async () => {
  const { db } = await aPostOffice()
  const { services } = aHouse(db)
  expect(await jobs['read support mail'].work(services, AbortSignal.timeout(1000))).toBeNull()
})
