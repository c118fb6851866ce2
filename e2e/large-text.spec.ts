import { expect } from 'vitest'
import { launchBrowser } from './browser.ts'
import { anEmail, phone, somebody, test } from './journey.ts'
import { expectNothingCutOff } from './look.ts'
import { comeIn, foundCommunity, inviteIntoNewHome, linkTo } from './steps.ts'

const publicPages = ['/', '/join/resident', '/sign-in', '/request-access', '/start', '/help']
const ownPages = ['/account', '/account/email', '/communities']

const narrowPhone = { ...phone, viewport: { width: 320, height: 640 } }
const places = ['', '/members', '/invitations', '/households', '/progress', '/preferences']

test.for([
  ['English', 'en'],
  ['Spanish', 'es'],
] as const)(
  'letters twice as large as usual fit on a narrow phone in %s',
  async ([, language], { app, mail, onTestFinished }) => {
    const browser = await launchBrowser({ letters: 32 })
    onTestFinished(() => browser.close())
    const { page } = await somebody(browser, { ...narrowPhone, locale: `${language}-US` })
    for (const path of publicPages) {
      await page.goto(app.url + path)
      expect(
        await page.evaluate(() => [
          document.documentElement.lang,
          getComputedStyle(document.documentElement).fontSize,
        ]),
      ).toEqual([language, '32px'])
      await expectNothingCutOff(page)
      const bubble = await page.locator('.bubble').boundingBox()
      expect(bubble?.width).toBe(bubble?.height)
      const skip = (await page.locator('.skip-link').boundingBox())!
      expect(skip.y + skip.height).toBeLessThanOrEqual(0)
      await page.keyboard.press('Tab')
      await expect
        .poll(async () => (await page.locator('.skip-link').boundingBox())!.y)
        .toBeGreaterThan(0)
    }
    const { home } = await foundCommunity(page, { url: app.url, mail, name: 'Sandpiper Shore' })
    await page.goto(`${app.url}/language?to=${language}&back=/account`)
    const own = ownPages.map((path) => app.url + path)
    for (const path of [...own, ...places.map((place) => home + place)]) {
      await page.goto(path)
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      await expectNothingCutOff(page)
    }
    await page.goto(`${home}/members`)
    await page.getByRole('link', { name: 'Lee Board', exact: true }).click()
    await page.waitForURL('**/members/*')
    const facts = page.locator('.facts').first()
    const [all, one] = [await facts.boundingBox(), await facts.locator('dd').first().boundingBox()]
    expect(one!.width / all!.width).toBeGreaterThan(0.7)
  },
)

test('a surname of fifty-five letters widens no list', async ({ app, mail, browser }) => {
  const lee = await somebody(browser, phone)
  const { home } = await foundCommunity(lee.page, { url: app.url, mail, name: 'Curlew Hollow' })
  const ruth = {
    firstName: 'Ruth',
    lastName: 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren',
    email: anEmail('ruth'),
  }
  await inviteIntoNewHome(lee.page, { home, street: '1 Curlew Way', person: ruth })
  const lists = ['members', 'invitations/status', 'households', 'properties', 'progress']
  const lookAt = async ({ page }: typeof lee, paths: readonly string[]) => {
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      for (const path of paths) {
        await page.goto(`${home}/${path}`)
        await expectNothingCutOff(page)
      }
    }
  }
  await lookAt(lee, lists)
  const resident = await somebody(browser, phone)
  await comeIn(resident.page, { mail, person: ruth, link: await linkTo(mail, ruth) })
  await resident.page.getByText('Welcome to Curlew Hollow').waitFor()
  await lookAt(resident, ['my-household', 'members'])
})
