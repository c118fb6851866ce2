import { setTimeout as sleep } from 'node:timers/promises'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core'
import { test as base, expect, onTestFinished } from 'vitest'
import { startTwilio, type TwilioServer, twilioAccount } from '#test/twilio-server.ts'
import { type Application, aFolder, startApplication } from './application.ts'
import { launchBrowser } from './browser.ts'
import { type MailServer, startMailServer } from './mail-server.ts'

/** Everything a journey walks through: the application, its mail server, a Twilio, and a browser. */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixtures wanted from this pattern
  .extend('mail', { scope: 'worker' }, async ({}, { onCleanup }): Promise<MailServer> => {
    const server = await startMailServer()
    onCleanup(() => server.close())
    return server
  })
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixtures wanted from this pattern
  .extend('twilio', { scope: 'worker' }, async ({}, { onCleanup }): Promise<TwilioServer> => {
    const server = await startTwilio()
    onCleanup(() => server.close())
    return server
  })
  .extend(
    'app',
    { scope: 'worker' },
    async ({ mail, twilio }, { onCleanup }): Promise<Application> => {
      const folder = await aFolder()
      const databaseUrl = process.env.TEST_DATABASE_URL
      const app = await startApplication({
        dataDir: folder.path,
        env: {
          SMTP_URL: mail.url,
          MAIL_FROM: 'mail@communitrak.example',
          TWILIO_ACCOUNT_SID: twilioAccount.accountSid,
          TWILIO_AUTH_TOKEN: twilioAccount.authToken,
          TWILIO_FROM: twilioAccount.from,
          TWILIO_BASE_URL: twilio.url,
          TRUSTED_PROXIES: '127.0.0.1 ::1',
          ...(databaseUrl && { DATABASE_URL: databaseUrl, SERVER_KEY: 'ab'.repeat(32) }),
        },
      })
      onCleanup(async () => {
        await app.stop()
        await folder.remove()
      })
      return app
    },
  )
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixtures wanted from this pattern
  .extend('browser', { scope: 'worker' }, async ({}, { onCleanup }): Promise<Browser> => {
    const browser = await launchBrowser()
    onCleanup(() => browser.close())
    return browser
  })

/**
 * How long pages, style sheets and answers to scripts are held back, in milliseconds: a test that takes the page
 * before for the page after, or looks before there is style, shows itself then.
 */
const heldBack = Number(process.env.TEST_HOLD_BACK ?? 0)
const held = new Set(['document', 'stylesheet', 'fetch'])

/** Holds back, for so many milliseconds, what is asked for and `isHeld`. */
export function holdBack(
  where: Page | BrowserContext,
  { milliseconds, isHeld }: { milliseconds: number; isHeld: (request: Request) => boolean },
) {
  return where.route('**', async (route) => {
    if (isHeld(route.request())) await sleep(milliseconds)
    await route.fallback()
  })
}

let people = 0

/** An address nobody else in the run has. */
export function anEmail(name: string): string {
  people += 1
  return `${name}-${process.pid}-${people}@example.com`
}

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }
export const desk = { viewport: { width: 1280, height: 900 } }

/**
 * Somebody with a browser of their own, on a network of their own; what breaks in it fails the test. It is
 * closed when the test ends: an open page goes on listening and drawing, beside every journey that follows.
 */
export async function somebody(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ context: BrowserContext; page: Page; troubles: string[] }> {
  people += 1
  const context = await browser.newContext({
    ...desk,
    extraHTTPHeaders: { 'x-forwarded-for': `10.9.${people >> 8}.${people & 255}` },
    ...options,
  })
  onTestFinished(() => context.close())
  context.setDefaultTimeout(30_000)
  if (heldBack > 0)
    await holdBack(context, {
      milliseconds: heldBack,
      isHeld: (request) => held.has(request.resourceType()),
    })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (line) => {
    if (line.type() === 'error' && !/status of (4|503)/.test(line.text()))
      troubles.push(line.text())
  })
  return { context, page, troubles }
}

/**
 * Lets axe look at a page, and says in words what it finds (WCAG 2.2 A and AA, and best practice). Our
 * pages hold no frames: axe needs no second page to gather what it found in them, and takes half the time.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await page.waitForLoadState()
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze()
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`,
  )
  expect(found, page.url()).toEqual([])
}

/** Waits until a page that comes alive has done so: React has taken over what it finds. */
export async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const content = document.querySelector('#content')
    const interactive = document.querySelector('script[type="module"]')
    return (
      content && (!interactive || Object.keys(content).some((key) => key.startsWith('__react')))
    )
  })
}
