import { createHmac } from 'node:crypto'
import { SegmentedMessage } from 'sms-segments-calculator'
import { expect, onTestFinished, test } from 'vitest'
import { startTwilio, type TwilioAnswer, takeIt, twilioAccount } from '#test/twilio-server.ts'
import { keptTexts } from './kept.ts'
import { memoryTexts } from './memory.ts'
import { type TextMessage, type Texts, TextsDown } from './texts.ts'
import { twilioTexts } from './twilio.ts'
import { isFromTwilio, signLikeTwilio } from './twilio-signature.ts'

const joinUrl = 'https://communitrak.example/join/7K3MQ9XD2F8RVW4T'
const message: TextMessage = {
  template: 'invitation',
  communityName: 'Maple Court',
  firstName: 'Bo',
  joinUrl,
}
const envelope = { id: '0197', to: '+15125550123', locale: 'en' as const }

/** A Twilio of this machine, and the adapter that speaks to it. */
async function aTwilio(answer?: Parameters<typeof startTwilio>[0], given = {}) {
  const server = await startTwilio(answer)
  onTestFinished(() => server.close())
  const statusUrl = (id: string) => `https://communitrak.example/status?delivery=${id}`
  const options = { ...twilioAccount, baseUrl: `${server.url}/`, limitMilliseconds: 300, statusUrl }
  return { texts: twilioTexts({ ...options, ...given }), asked: server.asked }
}

/** Every adapter, and what it has sent: to whom, and the words. */
const adapters = {
  async kept() {
    const sent: { to: string; text: string }[] = []
    return { texts: keptTexts(async (text) => void sent.push(text)), sent: () => sent }
  },
  async memory() {
    const texts = memoryTexts()
    const sent = () => texts.messages.map(({ envelope: { to }, text }) => ({ to, text }))
    return { texts, sent }
  },
  async twilio() {
    const { texts, asked } = await aTwilio((text) => ({
      status: 201,
      body: { sid: text.sid, num_segments: `${new SegmentedMessage(text.body).segmentsCount}` },
    }))
    return { texts, sent: () => asked.map(({ to, body }) => ({ to, text: body })) }
  },
}
const everyAdapter = Object.entries(adapters).map(([name, open]) => ({ name, open }))

test.for(everyAdapter)(
  'a text says who writes, where it leads, and how to stop ($name)',
  async ({ open }) => {
    const { texts, sent } = await open()
    const outcome = await texts.send(envelope, message)
    expect(outcome).toEqual({ ok: true, value: { providerId: expect.any(String), segments: 1 } })
    const text = `Bo, your neighbours of Maple Court are online. Join with your own link: ${joinUrl} Reply STOP to get no more.`
    expect(sent()).toMatchObject([{ to: '+15125550123', text }])
  },
)

test.for(everyAdapter)(
  'a text is counted in parts, and each has a name of its own ($name)',
  async ({ open }) => {
    const { texts } = await open()
    const long = { ...message, communityName: 'M'.repeat(120) }
    const first = await texts.send(envelope, long)
    const second = await texts.send({ ...envelope, id: '0198' }, message)
    expect([first, second]).toMatchObject([
      { ok: true, value: { segments: 2 } },
      { ok: true, value: { segments: 1 } },
    ])
    expect(first.ok && second.ok && first.value.providerId !== second.value.providerId).toBe(true)
  },
)

test('Twilio is asked in its own words', async () => {
  const { texts, asked } = await aTwilio()
  await texts.send(envelope, message)
  expect(asked).toMatchObject([
    {
      to: '+15125550123',
      from: '+15125550100',
      statusCallback: 'https://communitrak.example/status?delivery=0197',
    },
  ])
  const service = await aTwilio(takeIt, { from: `MG${'1'.repeat(32)}` })
  await service.texts.send(envelope, message)
  expect(service.asked[0]!.from).toBe(`MG${'1'.repeat(32)}`)
})

test('what a messaging service has not counted yet is counted here', async () => {
  const { texts } = await aTwilio(({ sid }) => ({ status: 201, body: { sid, num_segments: '0' } }))
  const long = { ...message, communityName: 'M'.repeat(120) }
  expect(await texts.send(envelope, long)).toMatchObject({ ok: true, value: { segments: 2 } })
})

const complaint = (code: number, message = 'No such number.', status = 400): TwilioAnswer => ({
  status,
  body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
})

test.for([21211, 21214, 21217, 21265, 21421, 21612, 21614, 21635])(
  'a number that Twilio refuses with %i is rejected for good, with its words',
  async (code) => {
    const words = 'No  such\nnumber. See https://www.twilio.com/x'
    const { texts } = await aTwilio(() => complaint(code, words))
    const refusal = { because: 'number rejected', words: `${code}: No such number. See` }
    expect(await texts.send(envelope, message)).toEqual({ ok: false, refusal })
  },
)

test('who has answered STOP is not texted again', async () => {
  const { texts } = await aTwilio(() => complaint(21610))
  expect(await texts.send(envelope, message)).toEqual({
    ok: false,
    refusal: { because: 'opted out' },
  })
})

async function troubleOf(texts: Texts): Promise<TextsDown> {
  const trouble = await texts.send(envelope, message).catch((error) => error)
  expect(trouble).toBeInstanceOf(TextsDown)
  return trouble
}

test.for([
  ['an error of its own', { status: 500, body: '' }, null, true],
  ['a gateway that is away', { status: 503, body: '<html>Bad gateway</html>' }, null, true],
  ['a hurry', { status: 429, body: { code: 20429 }, headers: { 'retry-after': '7' } }, 7, true],
  ['a hurry without a wait', { status: 429, body: { code: 20429 } }, null, true],
  ['a sender that is not ours', complaint(21606), null, false],
  ['an account that is not ours', complaint(20003, 'Authenticate', 401), null, true],
  ['an address it cannot call', complaint(21609), null, false],
  ['a complaint without a code', { status: 400, body: {} }, null, false],
  ['nothing within the time', null, null, false],
  ['a text without a name', { status: 201, body: { num_segments: '1' } }, null, false],
  ['half an answer', { status: 201, body: '{"sid": "SM' }, null, false],
  ['no object', { status: 201, body: 'null' }, null, false],
  ['another address', { status: 302, body: '', headers: { location: '/elsewhere' } }, null, false],
] as [string, TwilioAnswer, number | null, boolean][])(
  'Twilio answers %s: the text waits',
  async ([, answer, retryAfterSeconds, isAway]) => {
    const trouble = await troubleOf((await aTwilio(() => answer)).texts)
    expect(trouble).toMatchObject({ retryAfterSeconds, isAway })
    expect(trouble.message).not.toContain(joinUrl)
  },
)

test('no server at all: the text waits', async () => {
  const { texts } = await aTwilio(takeIt, { baseUrl: 'http://127.0.0.1:2' })
  const trouble = await troubleOf(texts)
  expect(trouble).toMatchObject({ message: 'Twilio did not answer.', isAway: true })
})

const url = 'https://communitrak.example/webhooks/twilio/status?delivery=abc'
const fields = new URLSearchParams({ To: '+15125550123', MessageSid: 'SM1', Body: 'a+b & c' })

test('a signature covers the address, its query and every field in order of names', () => {
  const signed = `${url}Bodya+b & cMessageSidSM1To+15125550123`
  const expected = createHmac('sha1', 'token').update(signed).digest('base64')
  expect(signLikeTwilio('token', { url, fields })).toBe(expected)
})

test('the example in Twilio’s own manual is right', () => {
  const signature = signLikeTwilio('12345', {
    url: 'https://example.com/myapp.php?foo=1&bar=2',
    fields: new URLSearchParams({
      CallSid: 'CA1234567890ABCDE',
      Caller: '+14158675310',
      Digits: '1234',
      From: '+14158675310',
      To: '+18005551212',
    }),
  })
  expect(signature).toBe('L/OH5YylLD5NRKLltdqwSvS0BnU=')
})

test('a signature under another token, of other words or of none is forged', () => {
  const signature = signLikeTwilio('token', { url, fields })
  const check = (given: string | null, more = {}) =>
    isFromTwilio('token', { url, fields, signature: given, ...more })
  expect(check(signature)).toBe(true)
  const other = new URLSearchParams({ ...Object.fromEntries(fields), MessageSid: 'SM2' })
  expect([
    check(signature, { url: url.replace('abc', 'abd') }),
    check(signature, { fields: other }),
    check(signLikeTwilio('another', { url, fields })),
    check(signature.slice(1)),
    check(''),
    check(null),
    check('ä'.repeat(14)),
  ]).toEqual(Array(7).fill(false))
})
