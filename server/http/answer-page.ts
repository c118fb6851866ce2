import { randomBytes } from 'node:crypto'
import { RequestError } from '@hono/node-server'
import type { Asking } from '#app/context.ts'
import type { Locale } from '#app/words/locale.ts'
import { isDatabaseDown } from '#database/is-down.ts'
import { isNotAllowed } from '#domain/roles/permission.ts'
import { scrub } from '../logs.ts'
import type { Services } from '../services.ts'
import type { HttpWiring } from './application.ts'
import { clientAddress } from './client-address.ts'
import { boundedForm, bringsFile, isTooLarge } from './form-size.ts'
import type { Line } from './line.ts'
import { localeOf } from './locale-of.ts'
import { asOneClick } from './one-click.ts'
import {
  broken,
  notAllowed,
  notFromHere,
  resting,
  tooLarge,
  tooLargePhoto,
  tooLargeRoster,
  unreadable,
  wrongMethod,
} from './plain-page.ts'
import { maySubmit } from './same-origin.ts'
import { secure } from './security-headers.ts'
import { serveFile } from './static-files.ts'
import { whoAsks } from './who-asks.ts'

/** Answers one request for a page, knowing who asks. Errors it met are told through `trouble`. */
export type PageHandler = (
  request: Request,
  given: { services: Services; asking: Asking; trouble: unknown[] },
) => Promise<Response>

/** Forms know no others. */
const methods = new Set(['GET', 'HEAD', 'POST'])

type Given = Omit<HttpWiring, 'metrics'> & {
  peer: string | undefined
  /** In which whoever wants a page waits until it is made. */
  line: Line
}

/** Answers with a file, a page, or a plain word why not; always with the security headers. */
export async function answerPage(request: Request, given: Given): Promise<Response> {
  const file = await serveFile(given.clientFolder, request)
  const nonce = randomBytes(16).toString('base64')
  const response = file ?? (await answer(request, given, nonce))
  const { headers, status } = response
  if (isRefusedForm(request, response)) headers.set('cache-control', 'private, no-cache')
  secure(headers, { nonce, https: given.environment.publicUrl.startsWith('https://') })
  if (given.scriptsFromAnywhere) headers.delete('content-security-policy')
  if (given.readiness.draining) headers.set('connection', 'close')
  return request.method === 'HEAD' ? new Response(null, { status, headers }) : response
}

/**
 * Whether a page answers a form of somebody who is not signed in. The browser may keep it for its own Back button,
 * which otherwise ends at an error of the browser; it shows what they typed there themselves, and no password.
 */
function isRefusedForm(
  { method, headers: asked }: Request,
  { headers, status }: Response,
): boolean {
  if (method !== 'POST' || status >= 500 || !headers.get('content-type')?.startsWith('text/html'))
    return false
  return !/(^|[;, ])(__Host-)?session=/.test(asked.get('cookie') ?? '')
}

async function answer(asked: Request, given: Given, nonce: string): Promise<Response> {
  const { environment, services, line } = given
  const locale = localeOf(asked.headers, environment.publicUrl)
  if (!methods.has(asked.method)) return wrongMethod(locale, 'GET, HEAD, POST')
  if (!isReadable(new URL(asked.url).pathname)) return unreadable(locale)
  const request = maySubmit(asked, environment.publicUrl) ? asked : await asOneClick(asked)
  if (request === null) return notFromHere(locale)
  const address = clientAddress(
    { peer: given.peer, forwardedFor: request.headers.get('x-forwarded-for') },
    environment.trustedProxies,
  )
  const { asking, setDevice } = whoAsks(request, { address, nonce, services })
  const trouble: unknown[] = []
  const form = boundedForm(request)
  const whenLong = () => resting(locale)
  const ask = (form: Request) =>
    inLine(form, { line, whenLong }, () => handle(form, { given, asking, trouble }))
  if (isTooLarge(request)) return tooMuchFor(request, locale, ask)
  const response = await ask(asOurOwn(request, { body: form.body, ...environment }))
  if (form.hasBurst()) return tooMuchFor(request, locale, ask)
  const stand = insteadOf(trouble, { services, request, locale }) ?? response
  if (setDevice && request.method !== 'GET') stand.headers.append('set-cookie', setDevice)
  return stand
}

/** What to do about a form that is too large: another file, or less of it. */
async function tooMuchFor(
  request: Request,
  locale: Locale,
  ask: (request: Request) => Promise<Response>,
): Promise<Response> {
  const file = bringsFile(request)
  if (file === 'roster') return tooLargeRoster(locale)
  if (file === 'photo') return tooLargePhoto(locale)
  if (file === null) return tooLarge(locale)
  const { headers, body, status } = await ask(formOf(request))
  return new Response(body, { status: status === 200 ? 413 : status, headers })
}

/** The page of a form, which says itself that what it was sent is too large. */
function formOf({ url, headers: sent, signal }: Request): Request {
  const headers = new Headers(sent)
  for (const name of ['content-type', 'content-length', 'transfer-encoding']) headers.delete(name)
  return new Request(`${url.split('?')[0]}?too-large`, { headers, signal })
}

/**
 * A form that has passed our own check, as the router wants it: sent to our public address, whatever
 * the Host header says, and without the `Origin` that browsers hide behind our referrer policy.
 */
function asOurOwn(
  request: Request,
  { publicUrl, body }: { publicUrl: string; body: Request['body'] },
): Request {
  if (request.method === 'GET' || request.method === 'HEAD') return request
  const { pathname, search } = new URL(request.url)
  const headers = new Headers(request.headers)
  headers.delete('origin')
  const { method, signal } = request
  const init = { method, headers, body, signal, duplex: 'half' } as RequestInit
  return new Request(publicUrl + pathname + search, init)
}

/** Whether the signs of a path stand for letters; the router would complain with the whole path, codes and all. */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/** Forms do not stand in line: a slow network could hold its places. */
async function inLine(
  request: Request,
  { line, whenLong }: { line: Line; whenLong: () => Response },
  answer: () => Promise<Response>,
): Promise<Response> {
  if (request.method === 'POST') return answer()
  const place = await line(request.signal)
  if (typeof place === 'string') return whenLong()
  try {
    return await answer()
  } finally {
    place.leave()
  }
}

async function handle(
  request: Request,
  { given, asking, trouble }: { given: Given; asking: Asking; trouble: unknown[] },
): Promise<Response> {
  try {
    const pages = await given.pages()
    return await pages(request, { services: given.services, asking, trouble })
  } catch (error) {
    trouble.push(error)
    return broken(asking.locale)
  }
}

/** What to say in place of a page that met an error; null when it met none. */
function insteadOf(
  trouble: readonly unknown[],
  { services: { log }, request, locale }: { services: Services; request: Request; locale: Locale },
): Response | null {
  if (trouble.length === 0) return null
  const [error] = trouble
  const { method, url } = request
  const about = { err: error, method, path: scrub(new URL(url).pathname) }
  if (trouble.some(isNotAllowed)) return notAllowed(locale)
  if (trouble.some(isDatabaseDown)) {
    log.warn(about, 'the database did not answer')
    return resting(locale)
  }
  if (error instanceof URIError) return unreadable(locale)
  const misfit = statusOfRouter(error)
  if (misfit) return misfit === 405 ? wrongMethod(locale, 'GET, HEAD') : unreadable(locale)
  log.error(about, 'a request failed')
  return broken(locale)
}

/** What the router answers by itself where a page does not take such a request; null for real errors. */
function statusOfRouter(error: unknown): number | null {
  const { status } = (error ?? {}) as { status?: unknown }
  return !(error instanceof Error) && typeof status === 'number' && status < 500 ? status : null
}

/** Answers what never reached a page: a request that cannot be read, or a fault of our own. */
export function answerUnread(
  error: unknown,
  { environment: { publicUrl }, services: { log } }: Pick<Given, 'environment' | 'services'>,
): Response {
  const isTheirs = error instanceof RequestError
  if (!isTheirs) log.error({ err: error }, 'a request failed')
  const response = isTheirs ? unreadable('en') : broken('en')
  secure(response.headers, { nonce: null, https: publicUrl.startsWith('https://') })
  return response
}
