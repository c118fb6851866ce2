import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Nothing sticks out sideways, and what one touches is large enough for a finger (WCAG 2.5.8, and ours). */
export async function expectNothingCutOff(page: Page): Promise<void> {
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
