import type { Page } from 'playwright-core'
import { anEmail } from './journey.ts'
import { linkIn, type MailServer } from './mail-server.ts'

export const password = 'seven little goats'

/** Somebody as they fill in forms. */
export type Person = { firstName: string; lastName: string; email: string; phone?: string }

/** Fills in who somebody is. */
export async function sayWho(page: Page, person: Person): Promise<void> {
  await page.getByLabel('First Name').fill(person.firstName)
  await page.getByLabel('Last Name').fill(person.lastName)
  await page.getByLabel('Email', { exact: true }).fill(person.email)
  await page.getByLabel('Password').fill(password)
}

type Founding = { url: string; mail: MailServer; name?: string; timeZone?: string }

const lee = () => ({ firstName: 'Lee', lastName: 'Board', email: anEmail('lee') })

/**
 * Has a community created by the forms that the pages would send, and stands on its home page: for journeys that
 * are about something else.
 */
export async function foundCommunity(
  page: Page,
  { url, mail, name = 'Maple Court', timeZone = '' }: Founding,
): Promise<{ leader: Person; home: string }> {
  const leader = lee()
  const place = {
    kind: 'homeowners',
    street: '',
    city: 'Austin',
    state: 'TX',
    zip: '78701',
    timeZone,
  }
  await send(page, `${url}/start`, {
    name,
    ...place,
    ...leader,
    phone: '',
    password,
    meansAnother: 'on',
  })
  const letter = await mail.waitFor(leader.email, 'is your Communitrak code')
  await page.goto(await send(page, linkIn(letter, '/verify-email/'), {}))
  return { leader, home: page.url() }
}

/** Sends a form as a page of ours would; answers where it leads. */
async function send(page: Page, address: string, form: Record<string, string>): Promise<string> {
  const answer = await page.context().request.post(address, {
    form,
    headers: { 'sec-fetch-site': 'same-origin' },
    maxRedirects: 0,
  })
  const way = answer.headers().location
  if (!way) throw new Error(`${address} answered ${answer.status()}: ${await answer.text()}`)
  return new URL(way, address).href
}

/** Creates a community, confirms the address in the same browser, and stands on its home page. */
export async function createCommunity(
  page: Page,
  { url, mail, name = 'Maple Court', timeZone }: Founding,
): Promise<{ leader: Person; home: string }> {
  const leader = lee()
  await page.goto(`${url}/start`)
  await page.getByLabel('Community name').fill(name)
  await page.getByLabel('City').fill('Austin')
  await page.getByLabel('State').selectOption({ label: 'Texas' })
  await page.getByLabel('ZIP').fill('78701')
  if (timeZone) await page.getByLabel('Time zone').selectOption(timeZone)
  await sayWho(page, leader)
  await page.getByRole('button', { name: 'Create community' }).click()
  const another = page.getByLabel('Mine is a different community')
  if (await another.isVisible().catch(() => false)) {
    await another.check()
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Create community' }).click()
  }
  await page.waitForURL('**/verify-email')
  await confirmAddress(page, mail, leader)
  return { leader, home: page.url() }
}

/** Follows the link that proves an address, and stands in the community. */
export async function confirmAddress(
  page: Page,
  mail: MailServer,
  { email }: Person,
): Promise<void> {
  await page.goto(linkIn(await mail.waitFor(email, 'is your Communitrak code'), '/verify-email/'))
  const confirm = page.getByRole('button', { name: 'Confirm my e-mail' })
  if (await confirm.isVisible().catch(() => false)) await confirm.click().catch(() => {})
  await page.waitForURL('**/c/**')
}

/** The link in the invitation somebody was mailed. */
export async function linkTo(mail: MailServer, { email }: Person): Promise<string> {
  return linkIn(await mail.waitFor(email, 'Your invitation'), '/join/')
}

/** Follows the link of an invitation, makes an account, and confirms the address. */
export async function comeIn(
  page: Page,
  { mail, person, link }: { mail: MailServer; person: Person; link: string },
): Promise<void> {
  await page.goto(link)
  await signUp(page, person)
  await confirmAddress(page, mail, person)
}

/** Walks the wizard to its end for somebody in a new home; stands on the success screen. */
export async function inviteIntoNewHome(
  page: Page,
  {
    home,
    street,
    person,
    head = true,
    sendNow = true,
  }: { home: string; street: string; person: Person; head?: boolean; sendNow?: boolean },
): Promise<void> {
  await page.goto(`${home}/members/invite`)
  await page.getByLabel('Create New Property').check()
  await page.getByRole('textbox', { name: 'Street Address' }).fill(street)
  await page.getByRole('button', { name: 'Validate Address' }).click()
  await page.getByText('Standard form', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByText('Which household at').waitFor()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByText('Who is the new member?').waitFor()
  await page.getByLabel('First Name').fill(person.firstName)
  await page.getByLabel('Last Name').fill(person.lastName)
  await page.getByLabel('Email', { exact: true }).fill(person.email)
  if (person.phone) await page.getByLabel('Phone Number').fill(person.phone)
  if (head) await page.getByLabel('Head of Household').check()
  if (!sendNow) await page.getByLabel('Send invitation immediately').uncheck()
  await page.getByRole('button', { name: 'Send Invitation' }).click()
  await page.getByText(sendNow ? 'The invitation is on its way' : 'The member is created').waitFor()
}

/** Answers the onboarding questions on the page of an invitation. */
export async function signUp(page: Page, person: Person): Promise<void> {
  await page.getByLabel('Email', { exact: true }).fill(person.email)
  await page.getByLabel('Password').fill(password)
  await page.getByLabel('Show my e-mail address to neighbours').check()
  await page.getByRole('button', { name: 'Create my account' }).click()
  await page.waitForURL('**/verify-email')
}

export async function signIn(
  page: Page,
  { url, email }: { url: string; email: string },
): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}
