import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { anEmail, phone, somebody, test } from './journey.ts'
import { everyView, look } from './look.ts'
import { linkIn, type MailServer } from './mail-server.ts'
import { foundCommunity, inviteIntoNewHome, password, signIn } from './steps.ts'

type Asking = { community: string; street: string; name: [string, string]; email: string }

/** Fills in the form for people without a code. */
async function fillIn(page: Page, { community, street, name, email }: Asking): Promise<void> {
  await page.getByLabel('Community name').fill(community)
  await page.getByLabel('Street address').fill(street)
  await page.getByLabel('ZIP').fill('78701')
  await page.getByLabel('First Name').fill(name[0])
  await page.getByLabel('Last Name').fill(name[1])
  await page.getByLabel('Email').fill(email)
}

async function ask(page: Page, asking: Asking): Promise<void> {
  await fillIn(page, asking)
  await page.getByRole('button', { name: 'Send my request' }).click()
  await page.getByRole('heading', { name: 'Thank you. We have your request.' }).waitFor()
}

/** Follows an invitation to its end with a new account. */
async function joinWith(page: Page, mail: MailServer, given: { to: string; email: string }) {
  await page.goto(linkIn(await mail.waitFor(given.to, 'Your invitation'), '/join/'))
  await page.getByLabel('Email', { exact: true }).fill(given.email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Create my account' }).click()
  await page.goto(linkIn(await mail.waitFor(given.email, 'code'), '/verify-email/'))
  const confirm = page.getByRole('button', { name: 'Confirm my e-mail' })
  if (await confirm.isVisible().catch(() => false)) await confirm.click().catch(() => {})
  await page.waitForURL('**/c/**')
}

test.for(everyView)(
  'who is expected asks without a code, and joins by the link that goes to the address on file, %s',
  async ([how, view], { app, mail, browser }) => {
    const lee = await somebody(browser)
    const community = `Juniper Hollow ${everyView.findIndex(([one]) => one === how) + 1}`
    const { home } = await foundCommunity(lee.page, { url: app.url, mail, name: community })
    const robert = { firstName: 'Robert', lastName: 'Reyes', email: anEmail('robert') }
    await inviteIntoNewHome(lee.page, {
      home,
      street: '12 Juniper Ct',
      person: robert,
      sendNow: false,
    })

    const { page, troubles } = await somebody(browser, view)
    await page.goto(`${app.url}/join/resident`)
    await page.getByRole('link', { name: 'ask to be let in here' }).click()
    await look(page, view, 'request-access')
    const asking = { community, street: '12 Juniper Court', email: anEmail('bob') }
    await page.locator('form[action="/request-access"]').evaluate((form) => {
      form.setAttribute('novalidate', '')
    })
    await fillIn(page, { ...asking, street: 'somewhere', name: ['Bob', ''] })
    await page.getByRole('button', { name: 'Send my request' }).click()
    await page.getByText('We cannot read this address.').first().waitFor()
    expect(await page.getByLabel('First Name').inputValue()).toBe('Bob')
    await look(page, view, 'request-access-refused')
    await ask(page, { ...asking, name: ['Bob', 'Reyes'] })
    await look(page, view, 'request-access-asked')
    await joinWith(page, mail, { to: robert.email, email: robert.email })
    expect(mail.received.filter(({ to }) => to.includes(asking.email))).toEqual([])
    expect(troubles).toEqual([])
  },
)

test.for(everyView)(
  'a leader approves one who asks, links another, and declines a third, %s',
  async ([how, view], { app, mail, browser }) => {
    const lee = await somebody(browser, view)
    const community = `Larkspur Bend ${everyView.findIndex(([one]) => one === how) + 1}`
    const { home } = await foundCommunity(lee.page, { url: app.url, mail, name: community })
    const mia = { firstName: 'Mia', lastName: 'Ortiz', email: anEmail('old-mia') }
    await inviteIntoNewHome(lee.page, { home, street: '3 Lark Ln', person: mia })
    const emails = { sam: anEmail('sam'), mia: anEmail('new-mia'), eve: anEmail('eve') }
    const resident = await somebody(browser, view)
    const people = [
      { street: '3 Lark Ln', name: ['Sam', 'Ito'], email: emails.sam },
      { street: '99 Elsewhere St', name: ['Mia', 'Ortiz-Ito'], email: emails.mia },
      { street: '5 Lark Ln', name: ['Eve', 'Nobody'], email: emails.eve },
    ] as const
    for (const one of people) {
      await resident.page.goto(`${app.url}/request-access`)
      await ask(resident.page, { ...one, name: [...one.name], community })
    }
    const { page } = lee
    await expect
      .poll(async () => {
        await page.goto(home)
        return page.getByText('asks to be let in.').count()
      })
      .toBe(3)
    await look(page, view, 'home-notices')
    await page.getByRole('link', { name: 'Look at it' }).first().click()
    await page.getByRole('heading', { name: 'Eve Nobody' }).waitFor()
    await look(page, view, 'join-requests')

    await page.getByLabel('the Ortiz Household, as a member').check()
    await page.getByRole('button', { name: 'Approve Sam Ito' }).click()
    await page.getByText('Sam Ito is invited. The message is on its way.').waitFor()
    await joinWith(resident.page, mail, { to: emails.sam, email: emails.sam })

    await page.getByRole('link', { name: 'Link Mia Ortiz-Ito to somebody else' }).click()
    await page.getByLabel('Find somebody who is expected').fill('ortiz')
    await page.getByRole('button', { name: 'Find' }).click()
    await page.getByRole('link', { name: 'Choose: Mia Ortiz' }).click()
    await page.getByText('Send the invitation of Mia Ortiz to').waitFor()
    await look(page, view, 'link-request')
    await page.getByRole('button', { name: 'Send it there' }).click()
    await page.getByText('Mia Ortiz-Ito is linked. The invitation is on its way.').waitFor()
    await mail.waitFor(emails.mia, 'Your invitation')

    await page.getByRole('link', { name: 'Decline Eve Nobody' }).click()
    await page.getByText('They may ask again').waitFor()
    await look(page, view, 'decline-request')
    await page.getByRole('button', { name: 'Decline' }).click()
    await page.getByText('Eve Nobody was declined. We have written to them.').waitFor()
    await page.getByText('Nobody is waiting.').waitFor()
    await look(page, view, 'join-requests-empty')
    await mail.waitFor(emails.eve, 'About your request to join')
    expect([...lee.troubles, ...resident.troubles]).toEqual([])
  },
)

test('a member who has forgotten that they joined is told to sign in', async ({
  app,
  mail,
  browser,
}) => {
  const { page, context } = await somebody(browser, { ...phone, javaScriptEnabled: false })
  const community = 'Foxglove Row'
  const { leader } = await foundCommunity(page, { url: app.url, mail, name: community })
  await context.clearCookies()
  await page.goto(`${app.url}/request-access`)
  const { email } = leader
  await ask(page, { community, street: '1 Foxglove Row', name: ['Lee', 'Board'], email })
  const letter = await mail.waitFor(email, 'You are a member of Foxglove Row already')
  await page.goto(linkIn(letter, '/sign-in'))
  await signIn(page, { url: app.url, email })
  await page.waitForURL('**/c/**')
})
