import { setTimeout as sleep } from 'node:timers/promises'
import type { SMTPServerOptions } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { accept, refuse } from '#domain/result.ts'
import { aMailDrop, aNo, aScriptedServer } from '#test/mail-drop.ts'
import type { Envelope } from './mail.ts'
import type { Message } from './message.ts'
import { type SmtpSettings, smtpMail } from './smtp.ts'

const id = '0199e5a4-7c00-7000-8000-00000000beef'
const unsubscribeUrl =
  'https://communitrak.test/unsubscribe/abcdefghijklmnopqrstuvwxyz0123456789-_ABCDE'
const patience = { connecting: 300, greeting: 300, silence: 300, message: 900 }

function anEnvelope(given: Partial<Envelope> = {}): Envelope {
  const senderName = 'Maple Court via Communitrak'
  return { id, to: 'bo@example.com', locale: 'en', senderName, unsubscribeUrl: null, ...given }
}

function anInvitation(given: { name?: string; firstName?: string } = {}): Message {
  return {
    template: 'invitation',
    community: { name: given.name ?? 'Maple Court', color: '#1f6f54', logoUrl: null },
    firstName: given.firstName ?? 'Bo',
    inviterName: 'Lee Board',
    isGuest: false,
    address: '12 MAIN ST',
    isPersonal: true,
    code: '7K3M-Q9XD-2F8R-VW4T',
    joinUrl: 'https://communitrak.test/join/7K3MQ9XD2F8RVW4T',
    typeUrl: 'https://communitrak.test/join/resident',
    until: null,
    opens: null,
  }
}

function aSender(url: string, given: Partial<SmtpSettings> = {}) {
  const from = { address: 'mail@maple.example' }
  const mail = smtpMail({ url, from, patience, ...given })
  onTestFinished(() => mail.close())
  return mail
}

/** Sends one invitation to a mail server that behaves so. */
async function sendTo(behaviour: SMTPServerOptions, envelope: Partial<Envelope> = {}) {
  const { url } = await aMailDrop(behaviour)
  return aSender(url).send(anEnvelope(envelope), anInvitation())
}

test('a message carries its id, its sender and its language', async () => {
  const { url, received } = await aMailDrop()
  expect(await aSender(url).send(anEnvelope(), anInvitation())).toEqual(accept(null))

  const [{ email, from, to }] = received as [(typeof received)[0]]
  expect([from, to]).toEqual(['mail@maple.example', ['bo@example.com']])
  expect(email).toMatchObject({
    messageId: `<${id}@maple.example>`,
    from: { name: 'Maple Court via Communitrak', address: 'mail@maple.example' },
    subject: 'Your invitation to Maple Court',
  })
  expect(headersOf(email)).toMatchObject({
    'auto-submitted': 'auto-generated',
    'content-language': 'en',
  })
})

function headersOf({ headers }: { headers: { key: string; value: string }[] }) {
  return Object.fromEntries(headers.map(({ key, value }) => [key, value]))
}

test('one click ends invitations, in the header and in the letter', async () => {
  const { url, received } = await aMailDrop()
  const mail = aSender(url)
  await mail.send(anEnvelope({ unsubscribeUrl }), anInvitation())
  await mail.send(anEnvelope({ unsubscribeUrl, locale: 'es' }), anInvitation())

  const [english, spanish] = received.map(({ email }) => email)
  expect(headersOf(english!)).toMatchObject({
    'list-unsubscribe': `<${unsubscribeUrl}>`,
    'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
  })
  expect(english!.text).toContain(`No more of these messages, please ${unsubscribeUrl}`)
  expect(english!.html).toContain(`href="${unsubscribeUrl}"`)
  expect(spanish!.text).toContain(`No quiero recibir más mensajes como este ${unsubscribeUrl}`)
})

test('a message one cannot be without offers no way out', async () => {
  const { url, received } = await aMailDrop()
  await aSender(url).send(anEnvelope(), anInvitation())
  const [{ email }] = received as [(typeof received)[0]]
  expect(Object.keys(headersOf(email)).filter((key) => key.startsWith('list-'))).toEqual([])
  expect(email.text).not.toContain('No more of these messages')
})

test('bounces go to their own address, and a server that can tell of them is asked to', async () => {
  const { url, received } = await aMailDrop({ hideDSN: false })
  await aSender(url, { bounceAddress: 'bounces@maple.example' }).send(anEnvelope(), anInvitation())
  expect(received).toMatchObject([
    {
      from: 'bounces@maple.example',
      asked: { ret: 'HDRS', envid: id, notify: ['FAILURE', 'DELAY'] },
      email: { from: { address: 'mail@maple.example' } },
    },
  ])
})

test('a sender written with a name is an address all the same', async () => {
  const { url, received } = await aMailDrop()
  const from = { address: 'Maple Court <mail@maple.example>' }
  await aSender(url, { from }).send(anEnvelope(), anInvitation())
  expect(received).toMatchObject([
    { from: 'mail@maple.example', email: { messageId: `<${id}@maple.example>` } },
  ])
})

const injection = 'Maple\r\nBcc: victim@example.com\r\n\r\n<b>Hello</b>'

test.for([
  ['a sender', { senderName: injection }, {}],
  ['a community', {}, { name: injection }],
  ['a person', {}, { firstName: injection }],
] as const)(
  'the name of %s cannot add a header, a recipient or a body',
  async ([, about, facts]) => {
    const { url, received } = await aMailDrop()
    await aSender(url).send(anEnvelope(about), anInvitation(facts))

    const [{ email, to }] = received as [(typeof received)[0]]
    expect(to).toEqual(['bo@example.com'])
    expect(email.bcc).toBeUndefined()
    expect(email.headers.map(({ key }) => key)).not.toContain('bcc')
    expect(email.html).not.toContain('<b>Hello</b>')
    expect(email.messageId).toBe(`<${id}@maple.example>`)
  },
)

test.for(['bo@example.com\r\nRCPT TO:<victim@example.com>', 'bo@example.com>\nDATA', ''])(
  '%j is no address, and nothing is sent to anybody',
  async (to) => {
    const { url, received } = await aMailDrop()
    const outcome = await aSender(url).send(anEnvelope({ to }), anInvitation())
    expect(outcome).toMatchObject({ ok: false, refusal: { because: 'address rejected' } })
    expect(received).toEqual([])
  },
)

const steps = {
  greeting: (no: Error): SMTPServerOptions => ({ onConnect: (_, done) => done(no) }),
  sender: (no: Error): SMTPServerOptions => ({ onMailFrom: (_, __, done) => done(no) }),
  recipient: (no: Error): SMTPServerOptions => ({ onRcptTo: (_, __, done) => done(no) }),
  message: (no: Error): SMTPServerOptions => ({
    onData(stream, _, done) {
      stream.resume().on('end', () => done(no))
    },
  }),
}

test.for([
  ['recipient', 550, '5.1.1 no such user'],
  ['recipient', 552, '5.2.2 mailbox full'],
  ['recipient', 550, 'no such user'],
  ['recipient', 501, '5.1.3 bad address syntax'],
  ['recipient', 556, '5.1.10 the domain takes no mail'],
  ['message', 554, '5.6.0 not like this'],
  ['message', 550, 'refused'],
] as const)('at the %s, %i %s is held against the address', async ([step, code, words]) => {
  const outcome = await sendTo(steps[step](aNo(code, words)))
  expect(outcome).toEqual(refuse({ because: 'address rejected', words: expect.any(String) }))
  expect(outcome.ok ? '' : outcome.refusal.words).toBe(`${code} ${words}`)
})

test.for([
  ['greeting', 421, '4.3.2 too busy'],
  ['greeting', 554, '5.3.2 not now'],
  ['sender', 451, '4.3.0 try again later'],
  ['sender', 550, '5.7.1 sender refused'],
  ['sender', 553, '5.1.8 sender domain unknown'],
  ['recipient', 450, '4.2.0 greylisted'],
  ['recipient', 451, '4.7.1 try again later'],
  ['recipient', 452, '4.2.2 mailbox full'],
  ['recipient', 530, '5.7.0 sign in first'],
  ['recipient', 554, '5.7.1 relay access denied'],
  ['recipient', 503, '5.5.1 bad sequence of commands'],
  ['recipient', 550, '5.7.25 no reverse name'],
  ['recipient', 553, '5.1.8 sender domain unknown'],
  ['message', 451, '4.3.0 disk full'],
  ['message', 421, '4.3.2 going down'],
  ['message', 550, '5.7.26 this sender is not authenticated'],
] as const)('at the %s, %i %s means trying again later', async ([step, code, words]) => {
  const sending = sendTo(steps[step](aNo(code, words)))
  await expect(sending).rejects.toMatchObject({ name: 'MailDown' })
  await expect(sending).rejects.toThrow(words)
})

test('a sign-in that is refused is our own trouble', async () => {
  const { url } = await aMailDrop({ onAuth: (_, __, done) => done(aNo(535, 'wrong password')) })
  const sending = aSender(url.replace('//', '//user:wrong@')).send(anEnvelope(), anInvitation())
  await expect(sending).rejects.toMatchObject({ name: 'MailDown' })
})

test('what a server says over several lines is kept in one, with its codes once', async () => {
  const { url } = await aScriptedServer((line) =>
    line.startsWith('RCPT')
      ? '550-5.1.1 There is no such user.\r\n550 5.1.1 Check for typos.'
      : null,
  )
  expect(await aSender(url).send(anEnvelope(), anInvitation())).toEqual(
    refuse({
      because: 'address rejected',
      words: '550 5.1.1 There is no such user. Check for typos.',
    }),
  )
})

test('after a refusal the next message goes out over the same connection', async () => {
  const { url, received, server } = await aMailDrop({
    onRcptTo: ({ address }, _, done) =>
      done(address === 'nobody@example.com' ? aNo(550, '5.1.1 no such user') : null),
  })
  let connections = 0
  server.server.on('connection', () => {
    connections += 1
  })
  const mail = aSender(url)
  const refused = await mail.send(anEnvelope({ to: 'nobody@example.com' }), anInvitation())
  expect(refused.ok).toBe(false)
  await sleep(50)
  expect(await mail.send(anEnvelope(), anInvitation())).toEqual(accept(null))
  expect([connections, received.length]).toEqual([1, 1])
})

test.for([
  ['says nothing at all', 'greeting', ''],
  ['closes the connection before a word', 'greeting', 'hang up'],
  ['greets with 421', 'greeting', '421 4.3.2 too busy'],
  ['hangs after EHLO', 'EHLO', ''],
  ['hangs after RCPT', 'RCPT', ''],
  ['hangs after DATA', 'DATA', ''],
  ['hangs after the message', '.', ''],
  ['closes after DATA', 'DATA', 'hang up'],
  ['closes after the message', '.', 'hang up'],
  ['talks for ever after the message', '.', 'trickle'],
  ['speaks no SMTP', 'greeting', 'HTTP/1.1 400 Bad Request'],
] as const)('a server that %s has not taken the message', async ([, at, said]) => {
  const { url } = await aScriptedServer((line) => (line.startsWith(at) ? said : null))
  const sending = aSender(url).send(anEnvelope(), anInvitation())
  await expect(sending).rejects.toMatchObject({ name: 'MailDown' })
})

test('a server that is not there has not taken the message', async () => {
  const sending = aSender('smtp://127.0.0.1:1').send(anEnvelope(), anInvitation())
  await expect(sending).rejects.toMatchObject({ name: 'MailDown' })
})

test('a connection that the server closed while it rested is opened again', async () => {
  const { url, received, server } = await aMailDrop()
  const mail = aSender(url)
  await mail.send(anEnvelope(), anInvitation())
  for (const connection of server.connections)
    (connection as unknown as { _socket: { destroy(): void } })._socket.destroy()
  expect(await mail.send(anEnvelope(), anInvitation())).toEqual(accept(null))
  expect(received).toHaveLength(2)
})
