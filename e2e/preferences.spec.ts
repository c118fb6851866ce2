import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { expect } from 'vitest'
import { alive, anEmail, phone, somebody, test } from './journey.ts'
import { dayAndNight, everyView, look } from './look.ts'
import { linkIn, type MailServer } from './mail-server.ts'
import {
  foundCommunity,
  inviteIntoNewHome,
  linkTo,
  type Person,
  password,
  signIn,
  signUp,
} from './steps.ts'

const sea = { width: 480, height: 150, channels: 3 as const, background: '#0b5f83' }
const png = await sharp({ create: sea }).png().toBuffer()
const picture = { name: 'logo.png', mimeType: 'image/png', buffer: png }

/** Joins with the link of an invitation and confirms the address; stands wherever that leads. */
async function joinWith(page: Page, mail: MailServer, person: Person): Promise<void> {
  await page.goto(await linkTo(mail, person))
  await signUp(page, person)
  await page.goto(
    linkIn(await mail.waitFor(person.email, 'is your Communitrak code'), '/verify-email/'),
  )
  const confirm = page.getByRole('button', { name: 'Confirm my e-mail' })
  if (await confirm.isVisible().catch(() => false)) await confirm.click()
}

test.for([
  ['with script', phone],
  ['without script', { ...phone, javaScriptEnabled: false }],
] as const)(
  'behind the Black Curtain members create their account but cannot log in until it is lifted, %s',
  async ([how, options], { app, mail, browser }) => {
    const lee = await somebody(browser, options)
    const ana = { firstName: 'Ana', lastName: 'Reyes', email: anEmail('ana') }
    const name = `Heron ${how}`
    const { home } = await foundCommunity(lee.page, { url: app.url, mail, name })
    await inviteIntoNewHome(lee.page, {
      home: home.split('?')[0]!,
      street: '21 Willow Way',
      person: ana,
    })
    const curtain = `${home.split('?')[0]}/preferences/black-curtain`
    await lee.page.goto(curtain)
    await lee.page.getByRole('link', { name: 'Draw the curtain…' }).click()
    await lee.page.getByText('Nobody but leaders is inside now.').waitFor()
    await lee.page.getByRole('button', { name: 'Draw the curtain' }).click()
    await lee.page.getByText('Nobody waits yet').waitFor()

    const resident = await somebody(browser, options)
    await joinWith(resident.page, mail, ana)
    await resident.page.getByRole('heading', { name: 'Opening soon' }).waitFor()
    await signIn(resident.page, { url: app.url, email: ana.email })
    await resident.page.waitForURL('**/opening-soon')
    await lee.page.goto(curtain)
    await lee.page.getByText('One person waits behind the curtain').waitFor()
    await lee.page.getByText('Residents cannot enter yet.').waitFor()

    await lee.page.getByRole('button', { name: 'Lift now' }).click()
    await lee.page.getByText('One person is told by e-mail.').waitFor()
    const letter = await mail.waitFor(ana.email, `${name} is open`)
    await resident.page.goto(linkIn(letter, '/c/'))
    await resident.page.getByLabel('Email', { exact: true }).fill(ana.email)
    await resident.page.getByLabel('Password').fill(password)
    await resident.page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await resident.page.getByRole('heading', { name }).waitFor()
    expect([...lee.troubles, ...resident.troubles]).toEqual([])
  },
)

test.for(everyView)(
  'new members are assigned the default role of the Preferences unless it is changed during the invite, %s',
  async ([how, view], { app, mail, browser }) => {
    const { page, troubles } = await somebody(browser, view)
    const { home: landed } = await foundCommunity(page, {
      url: app.url,
      mail,
      name: `Wren ${how}`,
    })
    const home = landed.split('?')[0]!
    await page.goto(`${home}/preferences`)
    await page.getByRole('link', { name: 'Change: Default Member Role' }).click()
    const choice = page.getByRole('combobox', { name: 'Default Member Role' })
    await choice.selectOption({ label: 'Board Member' })
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    const bo = { firstName: 'Bo', lastName: 'Chen', email: anEmail('bo') }
    await inviteIntoNewHome(page, { home, street: '7 Oak Lane', person: bo })
    await page.getByRole('button', { name: 'Invite Another' }).click()
    await page.getByLabel('First Name').fill('Mia')
    await page.getByLabel('Last Name').fill('Kay')
    await page.getByLabel('Email', { exact: true }).fill(anEmail('mia'))
    await page.getByLabel('Role', { exact: true }).selectOption({ label: 'Resident' })
    await page.getByRole('button', { name: 'Send Invitation' }).click()
    await page.getByText('The invitation is on its way').waitFor()
    await page.goto(`${home}/members?tab=pending`)
    const rowOf = (name: string) => page.locator('tbody tr').filter({ hasText: name })
    await rowOf('Bo Chen').getByText('Board Member').first().waitFor({ state: 'attached' })
    await rowOf('Mia Kay').getByText('Resident').first().waitFor({ state: 'attached' })
    expect(troubles).toEqual([])
  },
)

test('a board gives its community a logo and a colour, which show as they are typed', async ({
  app,
  mail,
  browser,
}) => {
  const { page, troubles } = await somebody(browser, phone)
  const { home: landed } = await foundCommunity(page, { url: app.url, mail, name: 'Plover Point' })
  const preferences = `${landed.split('?')[0]}/preferences`
  await page.goto(`${preferences}/logo`)
  await page.getByLabel('Logo', { exact: true }).setInputFiles(picture)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('img', { name: 'Logo of Plover Point' }).waitFor()
  await page.goto(`${preferences}/logo`)
  await page
    .getByLabel('Another logo')
    .setInputFiles({ ...picture, buffer: Buffer.alloc(20 * 1024 * 1024) }, { timeout: 60_000 })
  await page.getByRole('button', { name: 'Save' }).click()
  await page.locator('#logo-error').getByText('a logo may have up to 10 MB').waitFor()

  await page.goto(`${preferences}/color`)
  await alive(page)
  await page.getByLabel('Colour', { exact: true }).fill('#0b5f83')
  const button = page.locator('.page-picture .button')
  const ground = () => button.evaluate((element) => getComputedStyle(element).backgroundColor)
  await expect.poll(ground).toBe('rgb(11, 95, 131)')
  await page.getByLabel('Colour', { exact: true }).fill('#ffff00')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Use #7a7a00' }).click()
  await page.getByText('Saved.').waitFor()
  expect(troubles).toEqual([])
})

test.for(dayAndNight)(
  'every page of the Preferences can be used by everybody, %s',
  async ([how, view], { app, mail, browser }) => {
    const { page } = await somebody(browser, view)
    const { home: landed } = await foundCommunity(page, {
      url: app.url,
      mail,
      name: `Egret ${how}`,
    })
    const preferences = `${landed.split('?')[0]}/preferences`
    const choices = ['name', 'place', 'language', 'logo', 'color', 'color?color=ffff00']
    const others = ['default-role', 'validity', 'reminders', 'open-codes', 'black-curtain']
    for (const path of ['', ...choices, ...others, 'black-curtain/draw', 'two-factor']) {
      await page.goto(`${preferences}/${path}`)
      await look(page, view, `preferences-${path.replaceAll(/\W/g, '-')}`)
    }
    await page.goto(`${preferences}/black-curtain/draw`)
    await page.getByRole('button', { name: 'Draw the curtain' }).click()
    await page.getByText('Nobody waits yet').waitFor()
    await look(page, view, 'preferences-black-curtain-drawn')
    await page.getByRole('link', { name: 'Set a time…' }).click()
    await page.getByRole('heading', { name: 'Open at a set time' }).waitFor()
    await look(page, view, 'preferences-black-curtain-plan')
  },
)
