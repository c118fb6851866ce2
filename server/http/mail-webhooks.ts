import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { isDatabaseDown } from '#database/is-down.ts'
import { type MailReport, readDeliveryId, tidyWords } from '#domain/deliveries/mail-report.ts'
import { takeReturned } from '#domain/deliveries/read-inbox.ts'
import { recordMailReport } from '#domain/deliveries/record-bounce.ts'
import { takeLetter } from '#domain/support-mail/take-letter.ts'
import type { HttpWiring, Peer } from './application.ts'
import { boundedForm, isTooLarge } from './form-size.ts'
import { resting } from './plain-page.ts'
import { sameText } from './same-text.ts'
import { secure } from './security-headers.ts'

type Ask = Context<{ Bindings: Peer }>

/** What a provider tells of one message; `permanent` makes a bounce one for good. */
const event = z.object({
  type: z.enum(['bounced', 'complained', 'delivered']),
  messageId: z.string().max(998),
  permanent: z.boolean().default(false),
  words: z.string().max(10_000).nullish(),
})

const events = z.array(event).max(1000)

/**
 * Where mail providers tell what became of our messages: `inbound` takes a returned message as it came,
 * `events` a list of what they understood themselves; `support` takes a letter to support as it came (see
 * `docs/operating.md`). All need the token of
 * `MAIL_WEBHOOK_TOKEN`; without one they do not exist. What concerns no message of ours is taken, too, so
 * that nobody learns which ones are, and no provider repeats it.
 */
export function answerMailWebhooks(app: Hono<{ Bindings: Peer }>, wiring: HttpWiring): void {
  const { mailWebhookToken, publicUrl } = wiring.environment
  if (mailWebhookToken === null) return
  const { services } = wiring
  const { db } = services
  const takes = (path: string, take: (body: Uint8Array, ask: Ask) => Promise<Response>) =>
    app.post(path, async (ask) => {
      const answer = await ifAllowed(ask, mailWebhookToken, take).catch((error) => {
        if (isDatabaseDown(error)) return resting('en')
        throw error
      })
      secure(answer.headers, { nonce: null, https: publicUrl.startsWith('https://') })
      return answer
    })
  takes('/webhooks/mail/inbound', async (body, ask) => {
    await takeReturned(db, body)
    return ask.json({ taken: 1 })
  })
  takes('/webhooks/mail/support', async (body, ask) => {
    const taken = await takeLetter(db, services, body)
    if (taken.became !== 'too much') return ask.json({ taken: 1 })
    const headers = { 'retry-after': String(taken.retryAfterSeconds) }
    return ask.text('That was too many at once.\n', 429, headers)
  })
  takes('/webhooks/mail/events', async (body, ask) => {
    const told = events.safeParse(readJson(body))
    if (!told.success) return ask.json({ error: z.prettifyError(told.error) }, 400)
    for (const report of told.data.map(readEvent)) if (report) await recordMailReport(db, report)
    return ask.json({ taken: told.data.length })
  })
}

async function ifAllowed(
  ask: Ask,
  token: string,
  take: (body: Uint8Array, ask: Ask) => Promise<Response>,
): Promise<Response> {
  const request = ask.req.raw
  if (!sameText(request.headers.get('authorization') ?? '', `Bearer ${token}`))
    return ask.text('Not for you.\n', 401, { 'www-authenticate': 'Bearer' })
  const tooLarge = () => ask.text('That was too much.\n', 413)
  if (isTooLarge(request)) return tooLarge()
  const bound = boundedForm(request)
  const body = await new Response(bound.body).arrayBuffer().catch(() => null)
  if (body === null) return bound.hasBurst() ? tooLarge() : ask.text('It broke off.\n', 400)
  return take(new Uint8Array(body), ask)
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}

function readEvent({
  type,
  messageId,
  permanent,
  words,
}: z.infer<typeof event>): MailReport | null {
  const deliveryId = readDeliveryId(messageId)
  const kind = type === 'bounced' && !permanent ? 'delayed' : type
  return deliveryId === null ? null : { kind, deliveryId, words: tidyWords(words ?? '') }
}
