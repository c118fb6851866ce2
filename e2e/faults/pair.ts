import { test as base } from 'vitest'
import { aFolder, startApplication } from '../application.ts'
import {
  aBrowser,
  givePassword,
  type Inside,
  lookInside,
  signIn,
  type TestBrowser,
} from './house.ts'

/** Two processes of the application on one folder, and the database they share. */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixtures wanted from this pattern
  .extend('pair', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const folder = await aFolder()
    const env = { TRUSTED_PROXIES: '127.0.0.1 ::1' }
    const one = await startApplication({ dataDir: folder.path, env })
    const other = await startApplication({ dataDir: folder.path, env })
    const inside = await lookInside(folder.path)
    onCleanup(async () => {
      await inside.close()
      await Promise.all([one.stop(), other.stop()])
      await folder.remove()
    })
    return { urls: [one.url, other.url] as const, inside }
  })

let networks = 0

/** A network nobody else in the run comes from. */
export const aNetwork = () => `10.3.${++networks >> 8}.${networks & 255}`

/** Signs an account in at one of the processes, in a browser of its own. */
export async function signInAs(
  inside: Inside,
  { accountId, url }: { accountId: string; url: string },
): Promise<TestBrowser> {
  const { email } = await inside.db
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  await givePassword(inside, accountId)
  const browser = aBrowser(url, aNetwork())
  await signIn(browser, email)
  return browser
}

/** Presses Join; what the page then says. */
export async function join(
  browser: TestBrowser,
  told: Record<string, string> = {},
): Promise<string> {
  let answer = await browser.ask('/join/resident/join', told)
  for (let at = answer.headers.get('location'); at; at = answer.headers.get('location')) {
    if (at.startsWith('/c/')) return 'in'
    if (at === '/join/resident/waiting') return 'waits'
    answer = await browser.ask(at)
  }
  const page = await answer.text()
  if (page.includes('This code has been used')) return 'used'
  return page.includes('This invitation was cancelled') ? 'voided' : page
}
