import { expect, onTestFinished, test } from 'vitest'
import { suppressedRecipients } from '#domain/suppressions/suppressed.ts'
import { imapInbox } from '#integrations/inbox/imap.ts'
import { smtpMail } from '#integrations/mail/smtp.ts'
import { aDsn } from '#test/bounces.ts'
import { anInvitation } from '#test/factories.ts'
import { aMailDrop } from '#test/mail-drop.ts'
import { aMailbox } from '#test/mailbox.ts'
import { aPostOffice } from '#test/post-office.ts'
import { rowsOf } from '#test/rows.ts'
import { aHouse } from '#test/visitor.ts'
import { jobs } from './jobs.ts'

test('an invitation that a server took and sent back later has bounced', async () => {
  const { db, send } = await aPostOffice()
  const { by, email } = await anInvitation(db)
  const { communityId } = by
  const postbox = await aMailDrop({ hideDSN: false })
  const from = { address: 'mail@maple.example' }
  const bounceAddress = 'bounces@maple.example'
  const mail = smtpMail({ url: postbox.url, from, bounceAddress })
  onTestFinished(() => mail.close())
  const mailbox = await aMailbox()
  const services = { ...aHouse(db).services, inbox: imapInbox({ url: mailbox.url }) }
  const readMailbox = () => jobs['read inbox'].work(services, AbortSignal.timeout(60_000))

  expect(await send(mail)).toBe(1)
  const [sent] = postbox.received
  expect(sent).toMatchObject({ to: [email], from: bounceAddress })
  expect(await readMailbox()).toEqual({ found: 0, ours: 0 })

  const returned = sent!.raw.slice(0, sent!.raw.indexOf('\r\n\r\n')).split('\r\n')
  mailbox.arrive(aDsn({ deliveryId: 'not said', returned }))

  expect(await readMailbox()).toEqual({ found: 1, ours: 1 })
  expect(await readMailbox()).toEqual({ found: 0, ours: 0 })
  expect(await rowsOf(db, communityId, 'deliveries')).toMatchObject([
    { sentAt: expect.any(Date), bouncedAt: expect.any(Date), recipient: email },
  ])
  expect(await suppressedRecipients(db, communityId, [email])).toEqual(
    new Map([[email, 'bounced']]),
  )
})

test('without a mailbox there is nothing to read', async () => {
  const { db } = await aPostOffice()
  const { services } = aHouse(db)
  expect(await jobs['read inbox'].work(services, AbortSignal.timeout(1000))).toBeNull()
})
