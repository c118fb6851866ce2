import type { Context, Hono } from 'hono'
import { isDatabaseDown } from '#database/is-down.ts'
import { type HeardText, hearText } from '#domain/contacts/hear-text.ts'
import { recordTextStatus } from '#domain/deliveries/record-text-status.ts'
import { digest } from '#domain/server-key.ts'
import { type Reply, twimlReply } from '#integrations/texts/replies.ts'
import { isFromTwilio } from '#integrations/texts/twilio-signature.ts'
import { readTwilioStatus } from '#integrations/texts/twilio-status.ts'
import type { Services } from '../services.ts'
import type { HttpWiring, Peer } from './application.ts'
import { boundedText } from './bounded-text.ts'
import { secure } from './security-headers.ts'

/** The most that Twilio sends at once, in bytes, with room to spare. */
const largest = 64 * 1024

/** How often one number is answered: two machines must not talk to each other for ever. */
const answers = [{ name: 'replies to a number', tries: 4, seconds: 24 * 60 * 60 }]

type Told = { fields: URLSearchParams; query: URLSearchParams }

/**
 * The addresses Twilio calls. They stand before the pages: Twilio has no cookies and comes from no page
 * of ours, so a signature takes the place of the same-origin check. Without an account there are none.
 */
export function answerTwilio(app: Hono<{ Bindings: Peer }>, wiring: HttpWiring): void {
  const { twilio, publicUrl } = wiring.environment
  if (!twilio) return
  const hear = (path: string, answer: (told: Told) => Promise<Response>) =>
    app.post(path, async (context) => {
      const response = await answerSigned(context, wiring, { ...twilio, path, answer })
      secure(response.headers, { nonce: null, https: publicUrl.startsWith('https://') })
      if (wiring.readiness.draining) response.headers.set('connection', 'close')
      return response
    })
  hear('/webhooks/twilio/status', (told) => hearStatus(told, wiring))
  hear('/webhooks/twilio/inbound', (told) => hearInbound(told, wiring))
}

type Signed = { authToken: string; path: string; answer: (told: Told) => Promise<Response> }

async function answerSigned(
  context: Context<{ Bindings: Peer }>,
  { environment: { publicUrl }, services: { log } }: HttpWiring,
  { authToken, path, answer }: Signed,
): Promise<Response> {
  const body = await boundedText(context.req.raw, largest)
  if (body === null) return new Response('Too large.\n', { status: 413 })
  const { search, searchParams: query } = new URL(context.req.url)
  const fields = new URLSearchParams(body)
  const signature = context.req.header('x-twilio-signature') ?? null
  if (!isFromTwilio(authToken, { url: publicUrl + path + search, fields, signature })) {
    log.warn({ path }, 'a webhook call was not signed by Twilio')
    return new Response('Not signed by Twilio.\n', { status: 403 })
  }
  try {
    return await answer({ fields, query })
  } catch (error) {
    if (!isDatabaseDown(error)) throw error
    log.warn({ err: error, path }, 'the database did not answer')
    return new Response('One moment.\n', { status: 503, headers: { 'retry-after': '5' } })
  }
}

async function hearStatus(
  { fields, query }: Told,
  { services: { db, key } }: HttpWiring,
): Promise<Response> {
  const status = readTwilioStatus(fields)
  if (status) await recordTextStatus(db, { token: query.get('delivery'), status }, { key })
  return new Response(null, { status: 204 })
}

async function hearInbound(
  { fields }: Told,
  { environment: { publicUrl }, services }: HttpWiring,
): Promise<Response> {
  const from = fields.get('From') ?? ''
  const answered = fields.get('OptOutType') // Twilio has understood the word, and answers it itself
  const heard = await hearText(services.db, { from, said: answered || (fields.get('Body') ?? '') })
  const wanted = answered ? null : replyTo(heard)
  const reply = wanted && (await mayAnswer(from, services)) ? wanted : null
  return new Response(twimlReply(reply, { ...heard, publicUrl }), {
    headers: { 'content-type': 'text/xml; charset=utf-8' },
  })
}

/** Twilio answers STOP and START itself, in English; what it does not know is answered here. */
function replyTo({ heard, locale }: HeardText): Reply | null {
  if (heard === 'start' || (heard === 'stop' && locale === 'en')) return null
  return ({ stop: 'stopped', help: 'help', 'something else': 'nobody here' } as const)[heard]
}

async function mayAnswer(from: string, { key, limits }: Services): Promise<boolean> {
  const print = digest(key, 'address', `number ${from}`).toString('base64url').slice(0, 22)
  const outcome = await limits.spend([print], answers)
  return outcome.ok
}
