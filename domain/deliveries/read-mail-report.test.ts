import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aComplaint, aDsn, anAbsenceNote, type Dsn, ourHeaders, wire } from '#test/bounces.ts'
import { readMailReport } from './read-mail-report.ts'

const deliveryId = '0199e5a4-7c00-7000-8000-00000000beef'
const other = '0199e5a4-7c00-7000-8000-0000000000aa'

const statuses: [string, Partial<Dsn>, string, string][] = [
  ['an unknown user', {}, 'bounced', '550 5.1.1 <bo@example.com>: Recipient address rejected'],
  [
    'a full mailbox',
    { status: '5.2.2', diagnostic: 'smtp; 552 5.2.2 full' },
    'bounced',
    '552 5.2.2 full',
  ],
  [
    'folded words',
    { diagnostic: 'smtp; 550-5.1.1 The email account does not exist.\n    550 5.1.1 Learn more.' },
    'bounced',
    '550-5.1.1 The email account does not exist. 550 5.1.1 Learn more.',
  ],
  ['no diagnostic', { diagnostic: '' }, 'bounced', '5.1.1'],
  [
    'a comment beside the status',
    { status: '5.1.1 (bad mailbox)', diagnostic: '' },
    'bounced',
    '5.1.1',
  ],
  [
    'an action with a comment',
    { action: 'Failed (bad mailbox)', diagnostic: '' },
    'bounced',
    '5.1.1',
  ],
  ['no action', { action: '', diagnostic: '' }, 'bounced', '5.1.1'],
  [
    'no status',
    { status: '', diagnostic: 'smtp; 550 no such user' },
    'bounced',
    '550 no such user',
  ],
  ['no status but hope', { status: '', diagnostic: 'smtp; 450 busy' }, 'failed', '450 busy'],
  ['time run out', { status: '4.4.7', diagnostic: 'smtp; expired' }, 'failed', 'expired'],
  [
    'a block list that has us',
    { status: '5.7.1', diagnostic: 'smtp; 554 5.7.1 blocked using a list' },
    'failed',
    '554 5.7.1 blocked using a list',
  ],
  [
    'a vague status with clear words',
    { status: '5.0.0', diagnostic: 'smtp; 550 5.7.26 unauthenticated' },
    'failed',
    '550 5.7.26 unauthenticated',
  ],
  ['our own address refused', { status: '5.1.8', diagnostic: '' }, 'failed', '5.1.8'],
  ['patience', { action: 'delayed', status: '4.4.1', diagnostic: '' }, 'delayed', '4.4.1'],
  ['success', { action: 'delivered', status: '2.0.0', diagnostic: '' }, 'delivered', '2.0.0'],
]

test.for(statuses)('a notification of %s is understood', async ([, given, kind, words]) => {
  expect(await readMailReport(aDsn({ deliveryId, ...given }))).toEqual({ kind, deliveryId, words })
})

test.for([
  ['passed on', { action: 'relayed', status: '2.0.0' }],
  ['passed on to a list', { action: 'expanded', status: '2.0.0' }],
  ['nothing we know', { action: 'vanished' }],
  ['nothing at all', { action: '', status: '', diagnostic: '' }],
] as const)('a notification of what was %s tells us nothing', async ([, given]) => {
  expect(await readMailReport(aDsn({ deliveryId, ...given }))).toBeNull()
})

test('the envelope names the delivery where no headers are handed back', async () => {
  const about = [`Original-Envelope-Id: ${deliveryId.toUpperCase()}`]
  const bounce = { deliveryId: other, about, returned: [] }
  expect(await readMailReport(aDsn(bounce))).toMatchObject({ deliveryId })
  const escaped = {
    ...bounce,
    about: [`Original-Envelope-Id: ${deliveryId.replaceAll('-', '+2D')}`],
  }
  expect(await readMailReport(aDsn(escaped))).toMatchObject({ deliveryId })
})

test('an envelope id of somebody else’s making does not hide the headers', async () => {
  const about = ['Original-Envelope-Id: 12345']
  expect(await readMailReport(aDsn({ deliveryId, about }))).toMatchObject({ deliveryId })
})

test('a notification that only answers names the delivery it answers', async () => {
  const headers = [`In-Reply-To: <${deliveryId}@maple.example>`]
  const bounce = aDsn({ deliveryId: other, returned: [], headers })
  expect(await readMailReport(bounce)).toMatchObject({ kind: 'bounced', deliveryId })
})

test('a notification about a message of somebody else concerns nobody', async () => {
  const returned = ['Message-ID: <CAF=abc123@mail.example>', 'Subject: Hello']
  expect(await readMailReport(aDsn({ deliveryId, returned }))).toBeNull()
})

test('of several recipients the worst counts', async () => {
  const text = Buffer.from(aDsn({ deliveryId, action: 'delayed', status: '4.2.0' })).toString()
  const two = text.replace(
    'Final-Recipient:',
    'Final-Recipient: rfc822; a@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\nFinal-Recipient:',
  )
  expect(await readMailReport(Buffer.from(two))).toMatchObject({ kind: 'bounced', words: '5.1.1' })
})

test('Exchange writes its notification around the whole message', async () => {
  const raw = wire(
    'From: <postmaster@tenant.onmicrosoft.example>',
    'To: <bounces@maple.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="_0b9c"',
    'Subject: Undeliverable: Your invitation to Maple Court',
    '',
    '--_0b9c',
    'Content-Type: multipart/alternative; differences=Content-Type; boundary="_1a2b"',
    '',
    '--_1a2b',
    'Content-Type: text/plain; charset="us-ascii"',
    '',
    "Your message to bo@example.com couldn't be delivered.",
    '--_1a2b',
    'Content-Type: text/html; charset="us-ascii"',
    '',
    '<p>Your message to bo@example.com couldn&#39;t be delivered.</p>',
    '--_1a2b--',
    '',
    '--_0b9c',
    'Content-Type: message/delivery-status',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(
      [
        'Reporting-MTA: dns;SN6PR01.prod.outlook.example',
        '',
        'Final-Recipient: rfc822;bo@example.com',
        'Action: failed',
        'Status: 5.1.10',
        'Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found by SMTP',
      ].join('\r\n'),
    ).toString('base64'),
    '',
    '--_0b9c',
    'Content-Type: message/rfc822',
    '',
    ...ourHeaders(deliveryId),
    'Content-Type: text/plain',
    '',
    'Dear Bo,',
    '--_0b9c--',
  )
  expect(await readMailReport(raw)).toEqual({
    kind: 'bounced',
    deliveryId,
    words: '550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found by SMTP',
  })
})

test('an internationalised notification is one, too', async () => {
  const text = Buffer.from(aDsn({ deliveryId }))
    .toString()
    .replace('message/delivery-status', 'message/global-delivery-status')
    .replace('text/rfc822-headers', 'message/global-headers')
  expect(await readMailReport(Buffer.from(text))).toMatchObject({ kind: 'bounced', deliveryId })
})

/** A bounce written for people only. */
function words(from: string, ...text: string[]): Uint8Array {
  return wire(`From: ${from}`, 'Subject: failure notice', 'Content-Type: text/plain', '', ...text)
}

const copy = [
  '--- Below this line is a copy of the message.',
  '',
  ...ourHeaders(deliveryId),
  '',
  'Dear Bo,',
]

test.for([
  [
    'qmail',
    'MAILER-DAEMON@mx.example.com',
    [
      'Hi. This is the qmail-send program at mx.example.com.',
      "I'm afraid I wasn't able to deliver your message.",
      '',
      '<bo@example.com>:',
      '192.0.2.1 does not like recipient.',
      'Remote host said: 550 5.1.1 no such user',
      'Giving up on 192.0.2.1.',
      '',
      ...copy,
    ],
    'bounced',
    'Remote host said: 550 5.1.1 no such user',
  ],
  [
    'Exim',
    'Mail Delivery System <Mailer-Daemon@mx.example.com>',
    [
      'A message that you sent could not be delivered to one or more of its',
      'recipients. This is a permanent error.',
      '',
      '  bo@example.com',
      '    host in.example.com [192.0.2.1]',
      '    550 No such user here',
      '',
      '------ This is a copy of the message, including all the headers. ------',
      '',
      ...ourHeaders(deliveryId),
    ],
    'bounced',
    '550 No such user here',
  ],
  [
    'an old provider',
    'MAILER-DAEMON@mail.example',
    [
      'Message from mail.example.',
      'Unable to deliver message to the following address(es).',
      '',
      '<bo@example.com>:',
      '554: delivery error: This user does not have an account',
      '',
      '--- Original message follows.',
      '',
      ...ourHeaders(deliveryId),
    ],
    'bounced',
    '554: delivery error: This user does not have an account',
  ],
  [
    'a server that gave up after days',
    'postmaster@mx.example.com',
    ['Delivery has failed after 5 days: connection timed out.', ...copy],
    'failed',
    'Delivery has failed after 5 days: connection timed out.',
  ],
  [
    'a server that keeps trying',
    'MAILER-DAEMON@mx.example.com',
    [
      'This is a warning message only.',
      '451 4.4.1 no answer',
      'Your message is still being tried.',
      ...copy,
    ],
    'delayed',
    '451 4.4.1 no answer',
  ],
] as const)('the words of %s are understood', async ([, from, text, kind, said]) => {
  const report = await readMailReport(words(from, ...text))
  expect(report).toEqual({ kind, deliveryId, words: said })
})

test.for([
  ['an absence note', anAbsenceNote({ deliveryId })],
  [
    'an absence note of a postmaster',
    words('postmaster@example.com\nX-Autoreply: yes', '550 5.1.1', ...copy),
  ],
  [
    'an answer of a person',
    words('bo@example.com', 'Undeliverable? 550 5.1.1 is my number.', ...copy),
  ],
  ['words that say nothing', words('MAILER-DAEMON@example.com', 'Something happened.', ...copy)],
  ['a bounce of somebody else’s message', words('MAILER-DAEMON@example.com', '550 5.1.1 no')],
  [
    'codes that stand in our own words',
    words('MAILER-DAEMON@example.com', 'Hello', ...copy, '550 5.1.1'),
  ],
  ['advertising', wire('From: a@b.example', 'Subject: 550 5.1.1', '', 'Buy!')],
  ['nothing', new Uint8Array()],
] as const)('%s is no report', async ([, raw]) => {
  expect(await readMailReport(raw)).toBeNull()
})

test.for(['abuse', 'fraud', 'virus', 'other', 'Opt-Out'])(
  'a complaint of %s is one',
  async (kind) => {
    expect(await readMailReport(aComplaint({ deliveryId, kind }))).toEqual({
      kind: 'complained',
      deliveryId,
      words: `${kind.toLowerCase()}, told by SomeGenerator/1.0`,
    })
  },
)

test.for(['not-spam', 'auth-failure', ''])('feedback of “%s” is no complaint', async (kind) => {
  expect(await readMailReport(aComplaint({ deliveryId, kind }))).toBeNull()
})

test('a notification that was cut off in the middle is read as far as it goes', async () => {
  const whole = aDsn({ deliveryId, about: [`Original-Envelope-Id: ${deliveryId}`] })
  const end = Buffer.from(whole).indexOf('Content-Description: Undelivered')
  expect(await readMailReport(whole.subarray(0, end))).toMatchObject({
    kind: 'bounced',
    deliveryId,
  })
})

test('words of a server are kept short and in one line', async () => {
  const diagnostic = `smtp; 550 5.1.1 ${'\u0007very '.repeat(1000)}`
  const report = await readMailReport(aDsn({ deliveryId, diagnostic }))
  expect(report!.words).toMatch(/^550 5\.1\.1 very( very)*/)
  expect(report!.words!.length).toBeLessThanOrEqual(500)
})

const bomb = (line: string) => words('MAILER-DAEMON@mx.example.com', line.repeat(1e6 / line.length))

test.for([
  ['dashes', bomb('-')],
  ['spaces', bomb(' ')],
  ['brackets', bomb('<')],
  ['codes', bomb('550 ')],
  ['nests', wire('Content-Type: multipart/mixed; boundary=b', '', ...nest(5000))],
  ['headers', wire('From: MAILER-DAEMON@a.example', 'X: y\n'.repeat(200_000))],
  ['fields', aDsn({ deliveryId, about: ['a:\n \n'.repeat(100_000)] })],
] as const)('a megabyte of %s is read to its end, and tells nothing', async ([, raw]) => {
  expect(await readMailReport(raw)).toBeNull() // in the square of its length, the test is given up
})

function nest(deep: number): string[] {
  return Array.from({ length: deep }, (_, at) =>
    [`--b${at || ''}`, `Content-Type: multipart/mixed; boundary=b${at + 1}`, ''].join('\n'),
  )
}

test('whatever comes, it is read or left alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), fc.nat(4000), async (noise, at) => {
      const whole = Buffer.from(aDsn({ deliveryId }))
      await readMailReport(Buffer.concat([whole.subarray(0, at), noise, whole.subarray(at)]))
    }),
    { numRuns: 200 },
  )
})
