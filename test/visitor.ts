import { fileURLToPath } from 'node:url'
import { RouterContextProvider } from 'react-router'
import { house, visit } from '#app/context.ts'
import type { Locale } from '#app/words/locale.ts'
import type { Db } from '#database/connect.ts'
import { sendDeliveries } from '#domain/deliveries/send-deliveries.ts'
import { bringFile } from '#domain/rosters/bring-file.ts'
import type { SecondStep } from '#integrations/identity/identity.ts'
import { memoryMail, type SentMessage } from '#integrations/mail/memory.ts'
import type { Message } from '#integrations/mail/message.ts'
import { memoryTexts } from '#integrations/texts/memory.ts'
import { type Environment, readEnvironment } from '#server/env.ts'
import type { PageHandler } from '#server/http/answer-page.ts'
import { type HttpWiring, httpApplication } from '#server/http/application.ts'
import { openMetrics } from '#server/http/metrics.ts'
import { type Log, openLog } from '#server/logs.ts'
import { chooseServices, type Services } from '#server/services.ts'
import { key } from './factories.ts'
import { fillIn, type Typed } from './fill-in.ts'
import { linkOf, type Page, readPage } from './page.ts'

/** Where the pages of tests believe to be reached. */
export const publicUrl = 'http://communitrak.test'

/** Nothing happens there; live pages of tests tell how things stand, and no more. */
const nowhere = 'postgres://nowhere.invalid/nothing'

/** The built application with a mailbox instead of a mail server. */
export type House = {
  services: Services
  environment: Environment
  mail: ReturnType<typeof memoryMail>
  texts: ReturnType<typeof memoryTexts>
  ask(request: Request, address: string): Promise<Response>
}

/** Opens the built application on a database. `variables` are those of its environment. */
export function aHouse(
  db: Db,
  variables: Record<string, string> = {},
  {
    log = openLog('silent'),
    ...other
  }: Partial<Pick<HttpWiring, 'readiness' | 'pages'>> & { log?: Log } = {},
): House {
  const environment = readEnvironment({
    PUBLIC_URL: publicUrl,
    SMTP_URL: 'smtp://nowhere.invalid',
    ...variables,
  })
  const mail = memoryMail()
  const texts = memoryTexts()
  const chosen = chooseServices(environment, { address: nowhere, db, key, log })
  const services: Services = {
    ...chosen,
    mail,
    texts,
    bringFile: (by, file) => bringFile(db, by, file, chosen), // in this thread, which has the database of the test
  }
  const app = httpApplication({
    environment,
    services,
    readiness: { draining: false },
    metrics: openMetrics(),
    pages: builtPages,
    clientFolder,
    ...other,
  })
  return {
    services,
    environment,
    mail,
    texts,
    async ask(request, remoteAddress) {
      return app.fetch(request, { incoming: { socket: { remoteAddress } } })
    },
  }
}

/** Where the built files for browsers are. */
export const clientFolder = fileURLToPath(new URL('../build/client', import.meta.url))

let pages: Promise<PageHandler> | null = null

/** The built pages, which every server of the tests shares; asked for once, since Vitest reads them anew each time. */
export function builtPages(): Promise<PageHandler> {
  const built = new URL('../build/server/handle-request.js', import.meta.url)
  pages ??= import(/* @vite-ignore */ built.href).then(({ handleRequest }) => handleRequest)
  return pages
}

let visitors = 0

/** What a form sends: one value or several for a name. */
type Fields = Record<string, string | readonly string[]>

/**
 * Someone at a browser without JavaScript: every call is one real request to the built application,
 * with the cookies of the answers before. Each comes from a network of their own.
 */
export function aVisitor(house: House, { address }: { address?: string } = {}) {
  visitors += 1
  const from = address ?? `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}`
  const cookies = new Map<string, string>()
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers)
    const jar = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    if (jar && !headers.has('cookie')) headers.set('cookie', jar)
    const request = new Request(new URL(path, publicUrl), { redirect: 'manual', ...init, headers })
    const answer = await house.ask(request, from)
    for (const cookie of answer.headers.getSetCookie()) remember(cookies, cookie)
    return answer
  }
  const post = (path: string, fields: Fields, headers: Record<string, string> = {}) => {
    const body = new URLSearchParams(
      Object.entries(fields).flatMap(([name, value]) =>
        [value].flat().map((one) => [name, one] as [string, string]),
      ),
    )
    return ask(path, {
      method: 'POST',
      body,
      headers: { 'sec-fetch-site': 'same-origin', ...headers },
    })
  }
  /** Goes where an answer leads, until one leads nowhere. */
  const arrive = async (path: string, first: Response): Promise<Page> => {
    let [here, last] = [path, first]
    for (let hops = 0; last.headers.has('location'); hops += 1) {
      if (hops === 10) throw new Error(`The way from ${path} has no end.`)
      here = ownPath(last.headers.get('location')!, here)
      last = await ask(here)
    }
    return readPage(last, here)
  }
  const open = async (path: string) => arrive(path, await ask(path))
  return {
    cookies,
    ask,
    post,
    get: (path: string) => ask(path),
    /** Opens an address as a browser does: on to where it leads. */
    open,
    /** Follows the link with these words. */
    click: (page: Page, words: string) => open(ownPath(linkOf(page, words), page.path)),
    /** Fills in the form of a page that sends to `form`, presses a button, and sees what comes. */
    async send(page: Page, form: string, typed: Typed = {}, press?: string): Promise<Page> {
      const { method, path, fields, inParts } = fillIn(page, { form, typed, press })
      if (method === 'get') return open(`${path.split('?')[0]}?${new URLSearchParams(fields)}`)
      if (inParts) return arrive(path, await ask(path, inPartsOf(fields)))
      return arrive(path, await post(path, severalOf(fields)))
    },
  }
}

/** A form sent part by part. */
function inPartsOf(fields: [string, string][]): RequestInit {
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  return { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } }
}

/** The path a link leads to. Throws when it leads away from us. */
function ownPath(link: string, from: string): string {
  const { origin, pathname, search } = new URL(link, publicUrl + from)
  if (origin !== publicUrl) throw new Error(`${link} leads away from us.`)
  return pathname + search
}

function severalOf(fields: [string, string][]): Fields {
  return Object.fromEntries(
    fields.map(([name]) => [
      name,
      fields.filter(([one]) => one === name).map(([, value]) => value),
    ]),
  )
}

/** What loaders and actions know of a request that brings these cookies. */
export function aVisit(
  { services }: Pick<House, 'services'>,
  { cookies = null, locale = 'en' }: { cookies?: string | null; locale?: Locale } = {},
): RouterContextProvider {
  const context = new RouterContextProvider()
  const device = { address: null, userAgent: null }
  context.set(house, services)
  context.set(visit, { locale, device, who: [], cookies, nonce: 'nonce', trouble: [] })
  return context
}

/** A visitor who is signed in already, without the way there. */
export async function aSignedInVisitor(
  house: House,
  { accountId, secondStep }: { accountId: string; secondStep?: SecondStep | null },
) {
  const visitor = aVisitor(house)
  const device = { address: null, userAgent: null }
  const session = await house.services.identity.startSession({ accountId, device, secondStep })
  if (!session.ok) throw new Error('This account may not have a session.')
  remember(visitor.cookies, session.value)
  return visitor
}

export type TestVisitor = ReturnType<typeof aVisitor>

function remember(cookies: Map<string, string>, cookie: string): void {
  const [pair = '', ...attributes] = cookie.split('; ')
  const name = pair.slice(0, pair.indexOf('='))
  if (attributes.includes('Max-Age=0')) cookies.delete(name)
  else cookies.set(name, pair.slice(pair.indexOf('=') + 1))
}

/** Every message to an address, newest first; what is due is sent before. */
export async function mailTo(house: House, address: string): Promise<SentMessage[]> {
  const { db, mail, texts, key, publicUrl } = house.services
  await sendDeliveries(db, { mail, texts, key, publicUrl })
  return house.mail.messages.filter(({ envelope }) => envelope.to === address).reverse()
}

/** The newest message of one kind to an address. */
export async function letterTo<Name extends Message['template']>(
  house: House,
  address: string,
  template: Name,
): Promise<Extract<Message, { template: Name }>> {
  const found = (await mailTo(house, address)).find(({ message }) => message.template === template)
  if (!found) throw new Error(`Nobody wrote “${template}” to ${address}.`)
  return found.message as Extract<Message, { template: Name }>
}
