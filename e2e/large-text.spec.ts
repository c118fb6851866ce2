import { expect } from 'vitest'
import { launchBrowser } from './browser.ts'
import { anEmail, phone, somebody, test } from './journey.ts'
import { expectNothingCutOff } from './look.ts'
import { comeIn, foundCommunity, inviteIntoNewHome, linkTo } from './steps.ts'

const publicPages = ['/', '/join/resident', '/sign-in', '/request-access', '/start', '/help']
const ownPages = ['/account', '/account/email', '/communities']

test('letters twice as large as usual fit on a phone', async ({ app, mail, onTestFinished }) => {
  const browser = await launchBrowser({ letters: 32 })
  onTestFinished(() => browser.close())
  const { page } = await somebody(browser, phone)
  for (const path of publicPages) {
    await page.goto(app.url + path)
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe(
      '32px',
    )
    await expectNothingCutOff(page)
    const bubble = await page.locator('.bubble').boundingBox()
    expect(bubble?.width).toBe(bubble?.height)
  }
  const { home } = await foundCommunity(page, { url: app.url, mail, name: 'Sandpiper Shore' })
  for (const path of [...ownPages.map((path) => app.url + path), home, `${home}/invitations`]) {
    await page.goto(path)
    await expectNothingCutOff(page)
  }
})

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
