import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { whereItIsDay } from '#test/day.ts'
import { alive, anEmail, expectAccessible, phone, somebody, test } from './journey.ts'
import { expectNothingCutOff } from './look.ts'
import type { MailServer } from './mail-server.ts'
import { comeIn, foundCommunity, inviteIntoNewHome, linkTo } from './steps.ts'

type Around = {
  app: { url: string }
  mail: MailServer
  browser: Parameters<typeof somebody>[0]
}

const views = [
  ['with script', phone],
  ['without script', { ...phone, javaScriptEnabled: false }],
] as const

/** A Head of Household on a phone, who has joined a community of their own. */
async function aHead({ app, mail, browser }: Around, name: string, options: object = phone) {
  const lee = await somebody(browser)
  const zone = { timeZone: whereItIsDay() }
  const { home } = await foundCommunity(lee.page, { url: app.url, mail, name, ...zone })
  const person = { firstName: 'Ruth', lastName: 'Okafor', email: anEmail('ruth') }
  await inviteIntoNewHome(lee.page, { home, street: '1 Heron Way', person })
  const ruth = await somebody(browser, options)
  await comeIn(ruth.page, { mail, person, link: await linkTo(mail, person) })
  await ruth.page.getByText(`Welcome to ${name}`).waitFor()
  return { ...ruth, home, lee }
}

test.for(views)(
  '“Invite Members to your Household” is as the article says, on a phone %s',
  async ([how, options], { app, mail, browser }) => {
    const { page, troubles, home } = await aHead({ app, mail, browser }, `Heron ${how}`, options)
    const chidi = { firstName: 'Chidi', lastName: 'Eze', email: anEmail('chidi') }

    // Click on "Account & Household" and then "My Household."
    await page.getByText('Menu', { exact: true }).click()
    await page.getByText('Account & Household').waitFor()
    await page.getByRole('link', { name: 'My Household' }).click()
    await page.waitForURL('**/my-household')

    // Locate the Household Members card and click "+ Invite".
    await page.getByRole('heading', { name: 'Household Members' }).waitFor()
    await page.getByRole('link', { name: '+ Invite' }).click()

    // You will be prompted to select how: via "Email" or "SMS Text."
    await page.getByRole('dialog').getByRole('link', { name: 'SMS Text' }).waitFor()
    await page.getByRole('dialog').getByRole('link', { name: 'Email' }).click()

    // Fill in the household member's full name and email address, click "Send Invite".
    await page.getByLabel('Full name').fill('Chidi Eze')
    await page.getByLabel('Email', { exact: true }).fill(chidi.email)
    await page.getByRole('button', { name: 'Send Invite' }).click()

    // A confirmation message will appear. Click "OK" to close this message.
    await page.getByText('The invitation is on its way').waitFor()
    await page.getByRole('link', { name: 'OK', exact: true }).click()
    await page.waitForURL('**/my-household')
    const link = await linkTo(mail, chidi)

    // Click the arrow in the invitation card to reveal additional options; "Copy Invite Link".
    await page.getByText('Chidi Eze', { exact: true }).click()
    expect(await page.getByLabel('Invite link').inputValue()).toBe(link)
    if (how === 'with script') {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await page.getByRole('button', { name: 'Copy Invite Link' }).click()
      await page.getByRole('button', { name: 'Link copied' }).waitFor()
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link)
    } else await page.getByLabel('Invite link').waitFor({ state: 'visible' })

    // "Cancel Invite" voids the access code and cancels the invitation.
    await page.getByRole('link', { name: 'Cancel Invite' }).click()
    await page.getByRole('button', { name: 'Cancel Invite' }).click()
    await page.getByText('The invitation of Chidi Eze is cancelled').waitFor()
    const late = await somebody(browser, options)
    await late.page.goto(link)
    await late.page.getByText('This invitation was cancelled').waitFor()

    await page.goto(`${home}/my-household`)
    expect(await page.locator('.dweller').count()).toBe(1)
    expect([...troubles, ...late.troubles]).toEqual([])
  },
)

test('a guest by text joins the household, is made Head, and the first Head leaves', async ({
  app,
  mail,
  twilio,
  browser,
}) => {
  const { page, troubles, home } = await aHead({ app, mail, browser }, 'Egret Hill')
  await page.goto(`${home}/my-household`)
  await alive(page)
  await page.getByRole('link', { name: '+ Invite' }).click()
  await page.getByRole('link', { name: 'SMS Text' }).click()
  await page.getByLabel('Full name').fill('Chidi Eze')
  await page.getByLabel('Mobile number').fill('512-555-0181')
  await page.getByLabel('They have agreed').check()
  await page.getByRole('button', { name: 'Send Invite' }).click()
  await page.getByText('We text Chidi Eze at (512) 555-0181').waitFor()
  await page.getByRole('link', { name: 'OK', exact: true }).click()
  await expect
    .poll(() => twilio.asked.map(({ to }) => to), { timeout: 15_000 })
    .toContain('+15125550181')
  const { body } = twilio.asked.find(({ to }) => to === '+15125550181')!

  const person = { firstName: 'Chidi', lastName: 'Eze', email: anEmail('chidi') }
  const chidi = await somebody(browser, phone)
  await comeIn(chidi.page, { mail, person, link: /https?:\S+/.exec(body)![0] })
  await chidi.page.goto(`${home}/my-household`)
  await chidi.page.getByText('Ruth Okafor is Head of this household').waitFor()

  await page.goto(`${home}/my-household`)
  await alive(page)
  await page.getByRole('link', { name: 'Leave this household' }).click()
  await page.getByText('Hand over before you leave').waitFor()
  await page.getByRole('dialog').getByRole('link', { name: 'Hand over to Chidi Eze' }).click()
  await page.getByRole('button', { name: 'Hand over' }).click()
  await page.getByText('Chidi Eze is Head of Household now, and you are a member').waitFor()
  await mail.waitFor(person.email, 'You are now a Head of Household')
  await page.getByRole('link', { name: 'Leave this household' }).click()
  await page.getByRole('button', { name: 'Leave this household' }).click()
  await page.getByText('You have left the household at 1 HERON WAY').waitFor()
  await page.getByText('You do not live in a household here').waitFor()
  expect([...troubles, ...chidi.troubles]).toEqual([])
})

test('who is no Head any more is told who is, in a form that stands open', async ({
  app,
  mail,
  browser,
}) => {
  const { page, home, context } = await aHead({ app, mail, browser }, 'Bittern Cove')
  const chidi = { firstName: 'Chidi', lastName: 'Eze', email: anEmail('chidi') }
  const inviteInto = async (page: Page, person: typeof chidi) => {
    await page.getByLabel('Full name').fill(`${person.firstName} ${person.lastName}`)
    await page.getByLabel('Email', { exact: true }).fill(person.email)
    await page.getByRole('button', { name: 'Send Invite' }).click()
  }
  const openForm = async (page: Page) => {
    await page.goto(`${home}/my-household`)
    await alive(page)
    await page.getByRole('link', { name: '+ Invite' }).click()
    await page.getByRole('dialog').getByRole('link', { name: 'Email' }).click()
  }
  await openForm(page)
  await inviteInto(page, chidi)
  await page.getByText('The invitation is on its way').waitFor()
  const joined = await somebody(browser, phone)
  await comeIn(joined.page, { mail, person: chidi, link: await linkTo(mail, chidi) })
  await joined.page.getByText('Welcome to Bittern Cove').waitFor()

  const open = await context.newPage()
  await openForm(open)
  await page.goto(`${home}/my-household`)
  await page.getByText('Chidi Eze', { exact: true }).click()
  await page.getByRole('link', { name: 'Hand over to Chidi Eze' }).click()
  await page.getByRole('button', { name: 'Hand over' }).click()
  await page.getByText('Chidi Eze is Head of Household now').waitFor()
  await inviteInto(open, { firstName: 'Bo', lastName: 'Chen', email: anEmail('bo') })
  await open.getByText('can do this: Chidi Eze.').waitFor()
})

test('a browser that refuses to copy shows the link, selected', async ({ app, mail, browser }) => {
  const { page, home } = await aHead({ app, mail, browser }, 'Heron Lake')
  await page.goto(`${home}/my-household`)
  await alive(page)
  await page.getByRole('link', { name: '+ Invite' }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'Email' }).click()
  await page.getByLabel('Full name').fill('Chidi Eze')
  await page.getByLabel('Email', { exact: true }).fill(anEmail('chidi'))
  await page.getByRole('button', { name: 'Send Invite' }).click()
  await page.getByRole('link', { name: 'OK', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByText('Chidi Eze', { exact: true }).click()
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('NotAllowedError'))
  })
  await page.getByRole('button', { name: 'Copy Invite Link' }).click()
  await page.getByText('Your browser did not let us copy').waitFor()
  const field = page.getByLabel('Invite link')
  await field.waitFor({ state: 'visible' })
  const selected = await field.evaluate((input: HTMLInputElement) =>
    input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0),
  )
  expect(selected).toBe(await field.inputValue())
})

test.for([
  ['on a phone by day', { ...phone, colorScheme: 'light' }],
  ['at a desk by night', { colorScheme: 'dark' }],
] as const)(
  'axe finds nothing where a Head manages a household, %s',
  async ([where, options], { app, mail, browser }) => {
    const { page, home } = await aHead({ app, mail, browser }, `Heron ${where}`, options)
    const look = async () => {
      await alive(page)
      await expectAccessible(page)
      await expectNothingCutOff(page)
    }
    const base = `${home}/my-household`
    await page.goto(base)
    await look()
    await page.getByRole('link', { name: '+ Invite' }).click()
    await page.getByRole('dialog').waitFor()
    await look()
    await page.getByRole('link', { name: 'SMS Text' }).click()
    await page.getByRole('button', { name: 'Send Invite' }).click()
    await page.getByRole('alert').waitFor()
    await look()
    await page.getByLabel('Full name').fill('Chidi Eze')
    await page
      .getByLabel('Mobile number')
      .fill(where.includes('day') ? '512-555-0182' : '512-555-0183')
    await page.getByLabel('They have agreed').check()
    await page.getByRole('button', { name: 'Send Invite' }).click()
    await page.getByText('The invitation is on its way').waitFor()
    await look()
    await page.goto(base)
    await page.getByText('Chidi Eze', { exact: true }).click()
    await look()
    for (const name of ['Cancel Invite', 'Leave this household']) {
      await page.getByRole('link', { name }).click()
      await page.getByRole('dialog').waitFor()
      await look()
      await page.getByRole('link', { name: 'Go back' }).click()
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
    }
  },
)
