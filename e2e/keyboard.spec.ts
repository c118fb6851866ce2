import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { alive, anEmail, desk, holdBack, somebody, test } from './journey.ts'
import { linkIn, sixDigitsIn } from './mail-server.ts'
import { createCommunity, password } from './steps.ts'

test('a leader invites and a resident joins without ever touching a mouse', async ({
  app,
  mail,
  browser,
}) => {
  const lee = await somebody(browser, desk)
  const { home } = await createCommunity(lee.page, { url: app.url, mail, name: 'Hazel Grove' })
  const ana = { firstName: 'Ana', lastName: 'Reyes', email: anEmail('ana') }
  await lee.page.goto(`${home}/members`)
  await alive(lee.page)
  await holdBack(lee.page, {
    milliseconds: 1_000,
    isHeld: (request) => request.method() === 'GET' && /\.data(\?|$)/.test(request.url()), // a list read again
  })
  await tabTo(lee.page, 'Invite Member')
  await lee.page.keyboard.press('Enter')
  await lee.page.getByRole('dialog').waitFor()
  await tabTo(lee.page, 'Street Address', 'textbox')
  await lee.page.keyboard.type('8 hazel ct')
  await lee.page.keyboard.press('Enter')
  await lee.page.getByText('Standard form', { exact: true }).waitFor()
  await tabTo(lee.page, 'Next')
  await lee.page.keyboard.press('Enter')
  await lee.page.getByText('Which household at').waitFor()
  await tabTo(lee.page, 'Next')
  await lee.page.keyboard.press('Enter')
  await lee.page.getByText('Who is the new member?').waitFor()
  await typeInto(lee.page, {
    'First Name': ana.firstName,
    'Last Name': ana.lastName,
    Email: ana.email,
  })
  await lee.page.keyboard.press('Enter')
  await lee.page.getByText('The invitation is on its way').waitFor()
  await lee.page.keyboard.press('Escape')
  await lee.page.waitForURL('**/members?tab=pending')
  await lee.page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect
    .poll(() => lee.page.evaluate(() => document.activeElement?.textContent))
    .toBe('Invite Member')

  const resident = await somebody(browser, desk)
  await resident.page.goto(linkIn(await mail.waitFor(ana.email, 'Your invitation'), '/join/'))
  await typeInto(resident.page, { Email: ana.email, Password: password })
  await resident.page.keyboard.press('Enter')
  await resident.page.waitForURL('**/verify-email')
  await typeInto(resident.page, {
    'Six-digit code': sixDigitsIn(await mail.waitFor(ana.email, 'is your Communitrak code')),
  })
  await resident.page.keyboard.press('Enter')
  await resident.page.getByText('Welcome to Hazel Grove').waitFor()
  expect([...lee.troubles, ...resident.troubles]).toEqual([])
})

test('focus stays inside an open dialog', async ({ app, mail, browser }) => {
  const { page } = await somebody(browser, desk)
  const { home } = await createCommunity(page, { url: app.url, mail, name: 'Rowan Square' })
  await page.goto(`${home}/members/invite`)
  await alive(page)
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab')
    const outside = await page.evaluate(() => {
      const { activeElement, body } = document
      return activeElement !== body && !activeElement?.closest('dialog')
    })
    expect(outside).toBe(false)
  }
})

/** The most presses of Tab from one thing to another; beyond it nobody would find it. */
const mostTabs = 60

/** Whether a text begins with these words: `Invite Members` does not begin with `Invite Member`. */
const beginsWithWords = (text: string, words: string) =>
  text.startsWith(words) && !/^\w/.test(text.slice(words.length))

/** Presses Tab until the focus is on what is named so, and checks that the focus can be seen there. */
async function tabTo(page: Page, name: string, role?: 'textbox'): Promise<void> {
  for (let presses = 0; presses < mostTabs; presses += 1) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement
      const label = (element as HTMLInputElement).labels?.[0]?.innerText
      const isField =
        element instanceof HTMLInputElement && /text|email|password|search|tel/.test(element.type)
      const { outlineStyle } = getComputedStyle(element)
      return { name: label ?? element.innerText ?? '', isField, visible: outlineStyle !== 'none' }
    })
    if (!beginsWithWords(at.name, name) || (role === 'textbox' && !at.isField)) continue
    expect(at.visible, `the focus on ${name}`).toBe(true)
    return
  }
  throw new Error(`Tab never came to ${name}.`)
}

async function typeInto(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, words] of Object.entries(fields)) {
    await tabTo(page, name, 'textbox')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type(words)
  }
}
