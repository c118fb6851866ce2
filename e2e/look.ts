import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { alive, desk, expectAccessible, phone } from './journey.ts'

export const dayAndNight = [
  ['on a phone by day', { ...phone, colorScheme: 'light' }],
  ['at a desk by night', { ...desk, colorScheme: 'dark' }],
] as const

export const everyView = [
  ['on a phone with script', { ...phone, colorScheme: 'light' }],
  ['on a phone without script', { ...phone, javaScriptEnabled: false }],
  ['at a desk by night', { ...desk, colorScheme: 'dark' }],
] as const

/** How somebody looks at a page; axe needs script. */
export type View = (typeof everyView | typeof dayAndNight)[number][1]

/** Looks at a page as axe and a finger do; keeps a picture where `PICTURES` says. */
export async function look(page: Page, view: View, name: string): Promise<void> {
  const hasScript = !('javaScriptEnabled' in view)
  if (hasScript) await alive(page)
  const folder = process.env.PICTURES
  const width = page.viewportSize()?.width
  if (folder) await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true })
  if (hasScript) await expectAccessible(page)
  await expectNothingCutOff(page)
}

/**
 * Nothing sticks out sideways, and what one touches is large enough for a finger (WCAG 2.5.8, and ours). Words
 * are there before the style sheets may be: it waits for the whole page.
 */
export async function expectNothingCutOff(page: Page): Promise<void> {
  await page.waitForLoadState()
  const found = await page.evaluate(() => {
    const problems: string[] = []
    if (document.documentElement.scrollWidth > window.innerWidth)
      problems.push(`the page is ${document.documentElement.scrollWidth} wide`)
    for (const element of document.querySelectorAll(
      'button:not([aria-hidden]), .button, .input, .tabs a, .navigation a',
    )) {
      const { width, height } = element.getBoundingClientRect()
      if (width > 0 && height > 0 && height < 44)
        problems.push(`${element.outerHTML.slice(0, 90)} is ${height} high`)
    }
    const size = Number.parseFloat(getComputedStyle(document.body).fontSize)
    if (size < 16) problems.push(`letters are ${size} px`)
    return problems
  })
  expect(found, page.url()).toEqual([])
}

/**
 * Expects that nothing stands before what the selector names, however high the window is: also not what keeps its
 * place at the bottom. The window has its old size afterwards.
 */
export async function expectNothingBefore(page: Page, selector: string): Promise<void> {
  const size = page.viewportSize()!
  for (const one of await page.locator(selector).all()) {
    const { y, height } = (await one.boundingBox())!
    await page.setViewportSize({ ...size, height: Math.ceil(y + height) + 20 })
    expect(await one.evaluate(isInFront), await one.innerText()).toBe(true)
  }
  await page.setViewportSize(size)
}

function isInFront(element: Element): boolean {
  const { left, right, top, height } = element.getBoundingClientRect()
  const points = [0.1, 0.5, 0.9].map((part) => left + (right - left) * part)
  return points.every((x) => element.contains(document.elementFromPoint(x, top + height / 2)))
}
