import { accept, type Result, refuse } from '#domain/result.ts'
import { type TakenText, type TextRefusal, type Texts, TextsDown } from './texts.ts'
import { wordText } from './words.ts'

/** Our account with Twilio. */
export type TwilioAccount = {
  accountSid: string
  authToken: string
  /** Our number in E.164 form, or the id of a messaging service (`MG…`). */
  from: string
  /** `https://api.twilio.com`. */
  baseUrl: string
}

type TwilioOptions = TwilioAccount & {
  /** Where Twilio tells what became of the text with this id; the signature of what it tells covers the address. */
  statusUrl(id: string): string
  fetch?: typeof fetch
  /** How long one text may take. */
  limitMilliseconds?: number
}

/** What Twilio answers, as far as we read it. */
type Answer = { sid?: unknown; num_segments?: unknown; code?: unknown; message?: unknown }

/**
 * Codes that speak of the number and not of us: no such number, not one of the land, not a mobile, not
 * to be reached (https://www.twilio.com/docs/api/errors).
 */
const rejectedNumbers = new Set([21211, 21214, 21217, 21265, 21421, 21610, 21612, 21614, 21635])

const optedOut = 21610

/** Statuses with which Twilio turns away everything we send: our account, or our hurry. */
const isAboutUs = new Set([401, 403, 404, 429])

/**
 * Sends texts by the Twilio Messages API, version 2010-04-01.
 *
 * A text that took too long to answer may have been taken all the same: its status says so later.
 */
export function twilioTexts(options: TwilioOptions): Texts {
  const { accountSid, fetch = globalThis.fetch, limitMilliseconds = 10_000 } = options
  const baseUrl = options.baseUrl.replace(/\/+$/, '')
  const url = `${baseUrl}/2010-04-01/Accounts/${accountSid}/Messages.json`
  const authorization = `Basic ${Buffer.from(`${accountSid}:${options.authToken}`).toString('base64')}`
  const sender = options.from.startsWith('MG') ? 'MessagingServiceSid' : 'From'
  return {
    async send({ id, to, locale }, message) {
      const { text: Body, segments } = wordText(message, { locale })
      const StatusCallback = options.statusUrl(id)
      const body = new URLSearchParams({ To: to, [sender]: options.from, Body, StatusCallback })
      const answer = await ask(fetch, url, {
        method: 'POST',
        headers: { accept: 'application/json', authorization },
        redirect: 'error',
        signal: AbortSignal.timeout(limitMilliseconds),
        body,
      })
      return readAnswer(answer, segments)
    },
  }
}

type Read = { status: number; retryAfter: string | null; said: Answer | null }

async function ask(fetch: typeof globalThis.fetch, url: string, init: RequestInit): Promise<Read> {
  try {
    const answer = await fetch(url, init)
    const said = readJson(await answer.text())
    return { status: answer.status, retryAfter: answer.headers.get('retry-after'), said }
  } catch (cause) {
    throw new TextsDown('Twilio did not answer.', { isAway: isUnreached(cause), cause })
  }
}

/** Whether Twilio has heard nothing: of a request that broke off or took too long nobody knows. */
function isUnreached(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: unknown } }
  return unreached.has(String(cause?.code))
}

const unreached = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

function readJson(text: string): Answer | null {
  try {
    const said = JSON.parse(text)
    return typeof said === 'object' ? said : null
  } catch {
    return null
  }
}

function readAnswer(
  { status, retryAfter, said }: Read,
  segments: number,
): Result<TakenText, TextRefusal> {
  if (status >= 200 && status < 300 && typeof said?.sid === 'string' && said.sid !== '')
    return accept({ providerId: said.sid, segments: countOf(said.num_segments) ?? segments })
  const code = Number(said?.code)
  if (status === 400 && code === optedOut) return refuse({ because: 'opted out' })
  if (status === 400 && rejectedNumbers.has(code))
    return refuse({ because: 'number rejected', words: `${code}: ${plainWords(said?.message)}` })
  const words = `Twilio answered ${status}${code ? ` with ${code}` : ''}.`
  const isAway = status >= 500 || isAboutUs.has(status)
  throw new TextsDown(words, { isAway, retryAfterSeconds: Number(retryAfter) || null })
}

/** A messaging service counts later, and says 0 until then. */
function countOf(segments: unknown): number | null {
  const count = Number(segments)
  return Number.isInteger(count) && count > 0 ? count : null
}

/** A provider's words as a person may read them: one short line, without links. */
function plainWords(message: unknown): string {
  const words = String(message ?? '').replace(/https?:\S*/g, '')
  return words
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 200)
}
