import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { launchBrowser } from './browser.ts'
import { alive, desk, expectAccessible, phone, somebody, test } from './journey.ts'
import { expectNothingCutOff } from './look.ts'
import { foundCommunity, inviteIntoNewHome, type Person } from './steps.ts'

const ana: Person = { firstName: 'Ana', lastName: 'Reyes', email: 'ana@example.net' }

test.for([true, false])(
  'one Tab leads from a ticked box to what can be done with it (script: %s)',
  async (javaScriptEnabled, { app, mail, browser }) => {
    const { page, troubles } = await somebody(browser, { ...desk, javaScriptEnabled })
    const { home } = await foundCommunity(page, { url: app.url, mail, name: 'Teal Point' })
    await inviteIntoNewHome(page, { home, street: '3 Alder Pl', person: ana })
    await page.goto(`${home}/members?tab=pending`)
    if (javaScriptEnabled) await alive(page)
    await page.getByLabel('Select Ana Reyes').focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('To what can be done with those ticked')
    await page.keyboard.press('Enter')
    await page.waitForURL('**#ticked')
    for (const next of ['Everyone', 'Resend Invitations']) {
      await page.keyboard.press('Tab')
      expect(await focused(page)).toContain(next === 'Everyone' ? 'on this list' : next)
    }
    expect(troubles).toEqual([])
  },
)

test('without script the bar counts nobody, and says what its buttons are for', async ({
  app,
  mail,
  browser,
}) => {
  const { page } = await somebody(browser, { ...phone, javaScriptEnabled: false })
  const { home } = await foundCommunity(page, { url: app.url, mail, name: 'Wren Hill' })
  await inviteIntoNewHome(page, { home, street: '3 Alder Pl', person: ana })
  await page.goto(`${home}/members?tab=pending`)
  await page.getByLabel('Select Ana Reyes').check()
  const bar = page.getByRole('group', { name: 'What can be done with those ticked' })
  expect(await bar.getByRole('status').innerText()).toBe('With those you tick:')
})

test('on a phone the bar is low, and the way to support stands beside it', async ({
  app,
  mail,
  browser,
}) => {
  const { page } = await somebody(browser, phone)
  const { home } = await foundCommunity(page, { url: app.url, mail, name: 'Scaup Bend' })
  await inviteIntoNewHome(page, { home, street: '3 Alder Pl', person: ana })
  await page.goto(`${home}/members?tab=all`)
  await alive(page)
  for (const box of await page.locator('td.tick input').all()) await box.check()
  await page.getByRole('button', { name: 'Merge…' }).focus()
  await expectAccessible(page)
  await expectNothingCutOff(page)
  const bar = (await page.locator('.floating-bar').boundingBox())!
  const bubble = (await page.locator('.bubble').boundingBox())!
  expect(bar.height).toBeLessThanOrEqual(120)
  expect(bubble.x).toBeGreaterThanOrEqual(bar.x + bar.width)
  expect(bubble.y).toBeGreaterThanOrEqual(bar.y)
})

test('with letters twice as large its box is no smaller, and the second button shows its edge', async ({
  app,
  mail,
  onTestFinished,
}) => {
  const browser = await launchBrowser({ letters: 32 })
  onTestFinished(() => browser.close())
  const { page } = await somebody(browser, phone)
  const { home } = await foundCommunity(page, { url: app.url, mail, name: 'Gadwall Cove' })
  await inviteIntoNewHome(page, { home, street: '3 Alder Pl', person: ana })
  await page.goto(`${home}/members?tab=pending`)
  await alive(page)
  await page.getByLabel('Select Ana Reyes').check()
  const bar = page.locator('.floating-bar')
  expect((await bar.locator('.everyone input').boundingBox())!.width).toBe(40)
  const room = (await bar.locator('.acts').boundingBox())!
  const second = (await bar.locator('.acts .button:visible').nth(1).boundingBox())!
  expect(room.x + room.width - second.x).toBeGreaterThan(8)
})

/** What has the focus, in words. */
function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const { activeElement } = document
    const label = activeElement instanceof HTMLInputElement && activeElement.labels?.[0]
    return (label || activeElement)?.textContent?.trim()
  })
}
