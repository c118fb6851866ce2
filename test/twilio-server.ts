import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { signLikeTwilio } from '#integrations/texts/twilio-signature.ts'

/** One text as Twilio was asked to send it. */
export type AskedText = {
  sid: string
  to: string
  from: string
  body: string
  statusCallback: string
}

/** What Twilio answers to one request; null: nothing at all. */
export type TwilioAnswer = {
  status: number
  body: unknown
  headers?: Record<string, string>
} | null

/** The account whose token the server knows. */
export const twilioAccount = {
  accountSid: `AC${'0'.repeat(32)}`,
  authToken: 'a token of tests',
  from: '+15125550100',
}

/** A local server that speaks Twilio's protocol, keeps every text, and calls back about them. */
export type TwilioServer = {
  url: string
  asked: AskedText[]
  /** Tells a webhook something, signed; answers what it said. `authToken` forges with another token. */
  tell(url: string, fields: Record<string, string>, authToken?: string): Promise<Response>
  close(): Promise<void>
}

let texts = 0

/** Starts the server; `answer` decides instead of taking every text. */
export async function startTwilio(
  answer: (asked: AskedText) => TwilioAnswer = takeIt,
): Promise<TwilioServer> {
  const asked: AskedText[] = []
  const { accountSid, authToken } = twilioAccount
  const expected = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`
  const read = (request: { url?: string; authorization?: string }, body: string): TwilioAnswer => {
    if (request.url !== `/2010-04-01/Accounts/${accountSid}/Messages.json`)
      return { status: 404, body: { code: 20404, message: 'The requested resource was not found' } }
    if (request.authorization !== expected)
      return { status: 401, body: { code: 20003, message: 'Authenticate' } }
    const text = readText(new URLSearchParams(body))
    asked.push(text)
    return answer(text)
  }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => (body += part))
    request.on('end', () => {
      const { url, headers } = request
      const said = read({ url, authorization: headers.authorization }, body)
      if (!said) return
      const words = typeof said.body === 'string' ? said.body : JSON.stringify(said.body)
      response.writeHead(said.status, said.headers).end(words)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    tell: (url, fields, token = authToken) => fetch(url, aWebhook({ url, fields, token })),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function readText(fields: URLSearchParams): AskedText {
  texts += 1
  return {
    sid: `SM${process.pid.toString(16).padStart(8, '0')}${texts.toString(16).padStart(24, '0')}`,
    to: fields.get('To') ?? '',
    from: fields.get('From') ?? fields.get('MessagingServiceSid') ?? '',
    body: fields.get('Body') ?? '',
    statusCallback: fields.get('StatusCallback') ?? '',
  }
}

/** What Twilio answers when it has taken a text. */
export function takeIt({ sid, to, body }: AskedText): TwilioAnswer {
  return { status: 201, body: { sid, to, body, status: 'queued', num_segments: '1' } }
}

/** A request to a webhook of ours, as Twilio signs it. */
export function aWebhook({
  url,
  fields,
  token = twilioAccount.authToken,
}: {
  url: string
  fields: Record<string, string>
  token?: string
}): RequestInit {
  const body = new URLSearchParams(fields)
  const signature = signLikeTwilio(token, { url, fields: body })
  return { method: 'POST', body, headers: { 'x-twilio-signature': signature } }
}
