import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { alive, desk, somebody, test } from './journey.ts'
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

/** What has the focus, in words. */
function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const { activeElement } = document
    const label = activeElement instanceof HTMLInputElement && activeElement.labels?.[0]
    return (label || activeElement)?.textContent?.trim()
  })
}
