import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { alive, anEmail, expectAccessible, phone, somebody, test } from './journey.ts'
import { dayAndNight, expectNothingCutOff } from './look.ts'
import { linkIn } from './mail-server.ts'
import { foundCommunity, inviteIntoNewHome } from './steps.ts'

/** The phone comes last: it is on a phone that the journey goes on. */
const views = dayAndNight.map(([, options]) => options).reverse()

const publicPages = [
  '/',
  '/join/resident',
  '/join/NOTACODE',
  '/start',
  '/request-access',
  '/request-access/asked',
  '/sign-in',
  '/forgot-password',
  '/verify-email',
  '/verify-email/NOTATOKEN',
  '/change-email/NOTATOKEN',
  '/keep-email/NOTATOKEN',
  '/account-closed',
  '/join/prove/NOTATOKEN',
  '/nothing-here',
  '/language?to=es&back=/join/resident',
]

test('axe finds nothing on the pages for everybody', async ({ app, browser }) => {
  const { page } = await somebody(browser, phone)
  for (const path of publicPages) {
    await page.goto(app.url + path)
    await look(page)
  }
})

test('axe finds nothing on the way in and behind the door', async ({ app, mail, browser }) => {
  const { page, context } = await somebody(browser, phone)
  const { home } = await foundCommunity(page, { url: app.url, mail, name: 'Linden Park' })
  await look(page)
  await page.goto(`${home}/members/invite`)
  await look(page)
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('alert').waitFor()
  await look(page)
  const ana = { firstName: 'Ana', lastName: 'Reyes', email: anEmail('ana') }
  await inviteIntoNewHome(page, { home, street: '3 Linden Pl', person: ana })
  await look(page)
  for (const tab of ['all', 'active', 'leaders', 'inactive', 'pending']) {
    await page.goto(`${home}/members?tab=${tab}`)
    await look(page)
  }
  await page.getByRole('checkbox', { name: 'Select Ana Reyes' }).check()
  await look(page)
  await page.getByRole('button', { name: 'Resend Invitations' }).click()
  await page.getByRole('dialog').waitFor()
  await look(page)
  for (const path of ['/communities', '/start', ...ownPages(home)]) {
    await page.goto(app.url + path)
    await look(page)
  }
  const link = linkIn(await mail.waitFor(ana.email, 'Your invitation'), '/join/')
  await page.goto(link)
  await page.getByText('This invitation was made for').waitFor()
  await look(page)
  await context.clearCookies()
  await page.goto(link)
  await page.getByText('You are invited to').waitFor()
  await look(page)
  await page.locator('form[action="/join/resident/sign-up"]').evaluate((form) => {
    form.setAttribute('novalidate', '')
  })
  await page.getByRole('button', { name: 'Create my account' }).click()
  await page.getByRole('alert').waitFor()
  await look(page)
})

/** My Account, and what leads from it. */
function ownPages(home: string): string[] {
  const community = `communities/${home.split('/').at(-1)}`
  const parts = ['person', 'email', 'password', 'sessions', community, 'data', 'close']
  return ['/account', ...parts.map((part) => `/account/${part}`)]
}

test('axe finds nothing where a leader invites', async ({ app, mail, browser }) => {
  const { page } = await somebody(browser, phone)
  const { home } = await foundCommunity(page, { url: app.url, mail, name: 'Willow Bend' })
  for (const path of ['', '/email', '/text', '/passes', '/status', '/confirm', '/requests']) {
    await page.goto(`${home}/invitations${path}`)
    await look(page)
  }
  await page.goto(`${home}/invitations/passes`)
  await page.getByLabel('How many?').fill('12')
  await page.getByRole('button', { name: 'Generate Passes' }).click()
  await page.getByRole('button', { name: 'Download PDF' }).waitFor()
  await look(page)
  await page.goto(`${home}/invitations/status`)
  await page.getByRole('checkbox', { name: 'Select Pass 12' }).check()
  await look(page)
  await page.getByRole('link', { name: 'Pass 12' }).click()
  await page.getByText('What happened').waitFor()
  await look(page)
  await page.getByRole('link', { name: 'Replace Code' }).click()
  await page.getByRole('dialog').waitFor()
  await look(page)
})

const roster = [
  'Owners of Maple Court;;',
  'Owner Name(s);Property Address;E-Mail;Blurb',
  '"Smith, John & Mary";123 Main Street;john@example.com;x',
  'Bo Chen;Lot 07;bo@gmial.com;y',
  'Cy Diaz;18 Elm St;;z',
  'Total: 3;;',
].join('\n')

test('axe finds nothing where a leader brings a roster', async ({ app, mail, browser }) => {
  const { page } = await somebody(browser, phone)
  const { home } = await foundCommunity(page, { url: app.url, mail, name: 'Maple Row' })
  await page.goto(`${home}/roster`)
  await look(page)
  await page.getByLabel('Paste the cells here').fill('%PDF-1.7')
  await page.getByRole('button', { name: 'Read these cells' }).click()
  await page.getByRole('alert').waitFor()
  await look(page)
  await page.getByLabel('Paste the cells here').fill(roster)
  await page.getByRole('button', { name: 'Read these cells' }).click()
  await page.getByRole('heading', { name: 'What is in each column?' }).waitFor()
  await look(page)
  await page.getByRole('button', { name: 'Check the rows' }).click()
  await page.getByRole('heading', { name: 'What this import would do' }).waitFor()
  await look(page)
  for (const tab of ['Create', 'Skipped']) {
    await page.getByRole('link', { name: tab }).click()
    await page.locator('[aria-current="page"]', { hasText: tab }).waitFor()
    await look(page)
  }
  await page.getByRole('radio', { name: 'On a day' }).check()
  await page.getByRole('button', { name: 'Import one row' }).click()
  await page.getByRole('alert').waitFor()
  await look(page)
  await page.getByRole('radio', { name: 'Later' }).check()
  await page.getByRole('button', { name: 'Import one row' }).click()
  await page.getByRole('heading', { name: 'The roster has been imported' }).waitFor()
  await look(page)
  await page.goto(`${home}/roster`)
  await look(page)
})

/** What must hold of every page, at a desk by night and on a phone by day: its ground, nothing axe finds, nothing cut off. */
async function look(page: Page): Promise<void> {
  await alive(page)
  for (const { viewport, colorScheme } of views) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    await expect.poll(() => groundOf(page)).toBe(colorScheme)
    await expectAccessible(page)
    await expectNothingCutOff(page)
  }
}

/** Whether the page is written on a light or a dark ground. */
function groundOf(page: Page): Promise<'light' | 'dark'> {
  return page.evaluate(() => {
    const [red = 0] = getComputedStyle(document.body).backgroundColor.match(/\d+/g)!.map(Number)
    return red < 128 ? 'dark' : 'light'
  })
}
