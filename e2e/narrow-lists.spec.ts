import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { alive, desk, phone, somebody, test } from './journey.ts'
import { expectNothingCutOff } from './look.ts'
import { foundCommunity, inviteIntoNewHome } from './steps.ts'

const luis = {
  firstName: 'Luis',
  lastName: 'Delacroix',
  email: 'luis.delacroix41@meadow.example.net',
}

const greta = {
  firstName: 'Greta',
  lastName: 'Lindqvist-Whitaker',
  email: 'greta.whitaker@example.net',
  phone: '(512) 555-0105',
}

/** How many lines the words of an element take that must stay in one piece. */
const linesOf = (element: Locator, piece: string) =>
  element.evaluate((found, piece) => {
    const walker = document.createTreeWalker(found, NodeFilter.SHOW_TEXT)
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const at = text.textContent?.indexOf(piece) ?? -1
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(text, at)
      range.setEnd(text, at + piece.length)
      return range.getClientRects().length
    }
    return 0
  }, piece)

test.for(['light', 'dark'] as const)(
  'lists break no word in two, on screens of any width (%s)',
  async (colorScheme, { app, mail, browser }) => {
    const { page } = await somebody(browser, { ...phone, colorScheme })
    const { home } = await foundCommunity(page, { url: app.url, mail, name: 'Dunlin Flats' })
    await inviteIntoNewHome(page, { home, street: '101 Spoonbill Ct', person: luis })
    await page.goto(`${home}/progress/print`)
    await alive(page)
    const door = page.getByRole('rowheader').first()
    expect(await linesOf(door, 'SPOONBILL')).toBe(1)
    expect((await door.boundingBox())!.width).toBeGreaterThan(250)
    await expectNothingCutOff(page)
    await page.emulateMedia({ media: 'print' })
    expect(await door.evaluate((cell) => getComputedStyle(cell).display)).toBe('table-cell')
    await page.emulateMedia({ media: null })

    await page.goto(`${home}/progress`)
    const meter = page.locator('meter')
    expect(await meter.evaluate((one) => getComputedStyle(one).appearance)).toBe('none')

    await page.setViewportSize(desk.viewport)
    await page.goto(`${home}/members?tab=pending`)
    await alive(page)
    const email = page.locator('td.contact')
    for (const piece of ['delacroix41', 'meadow', 'example'])
      expect([piece, await linesOf(email, piece)]).toEqual([piece, 1])
    await expectNothingCutOff(page)
    await page.goto(`${home}/members/export`)
    const [legend, first] = await Promise.all(
      ['legend', '.choice'].map((one) => page.locator('dialog').locator(one).first().boundingBox()),
    )
    expect(first!.y - legend!.y - legend!.height).toBeGreaterThan(2)
  },
)

test('with every column shown, names and numbers stay in one piece, and the page is moved at no width', async ({
  app,
  mail,
  browser,
}) => {
  const { page } = await somebody(browser, desk)
  const { home } = await foundCommunity(page, { url: app.url, mail, name: 'Whimbrel Point' })
  await inviteIntoNewHome(page, { home, street: '18 Egret Ln', person: greta })
  for (const isFull of [false, true]) {
    await page.goto(`${home}/members`)
    await alive(page)
    if (isFull) {
      await page.getByRole('link', { name: 'Customize Columns' }).click()
      await page.getByRole('checkbox', { name: 'Phone' }).check()
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('columnheader', { name: 'Phone' }).waitFor()
    }
    const row = page.getByRole('row', { name: 'Greta' })
    for (const width of [740, 900, 1024, 1180, 1280, 1440]) {
      await page.setViewportSize({ ...desk.viewport, width })
      const pieces = ['Lindqvist', 'Whitaker', ...(isFull ? ['(512)', '555-0105'] : [])]
      const lines = await Promise.all(pieces.map((piece) => linesOf(row, piece)))
      expect([width, lines]).toEqual([width, pieces.map(() => 1)])
      await expectNothingCutOff(page)
    }
  }
})

test('beside the navigation of a tablet, lists of homes and households have room', async ({
  app,
  mail,
  browser,
}) => {
  const { page } = await somebody(browser, desk)
  const { home } = await foundCommunity(page, { url: app.url, mail, name: 'Avocet Marsh' })
  await inviteIntoNewHome(page, { home, street: '18 Egret Ln', person: greta })
  for (const list of ['properties', 'households'])
    for (const width of [740, 900, 1024]) {
      await page.setViewportSize({ ...desk.viewport, width })
      await page.goto(`${home}/${list}`)
      await expectNothingCutOff(page)
      const table = (await page.locator('table.list').boundingBox())!
      expect([list, width, table.x + table.width < width]).toEqual([list, width, true])
    }
})

test('the tab one has chosen is in sight, also where the tabs are wider than the screen', async ({
  app,
  mail,
  browser,
}) => {
  const { page } = await somebody(browser, phone)
  const { home } = await foundCommunity(page, { url: app.url, mail, name: 'Sanderling Spit' })
  const tabs = page.getByRole('navigation', { name: 'Households' })
  const isInSight = async () => {
    await alive(page)
    const { x, width } = (await tabs.locator('[aria-current]').boundingBox())!
    return x >= 0 && x + width <= phone.viewport.width
  }
  for (const tab of ['all', 'unpeopled', 'past']) {
    await page.goto(`${home}/households?tab=${tab}`)
    await expect.poll(isInSight, { message: tab }).toBe(true)
  }
})
