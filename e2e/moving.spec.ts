import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { anEmail, expectAccessible, phone, somebody, test } from './journey.ts'
import { expectNothingCutOff } from './look.ts'
import { linkIn, type MailServer } from './mail-server.ts'
import { foundCommunity, inviteIntoNewHome, type Person, signUp } from './steps.ts'

const views = [
  ['with script', phone],
  ['without script', { ...phone, javaScriptEnabled: false }],
] as const

/** Follows an invitation to its end. */
async function comeIn(page: Page, { mail, person }: { mail: MailServer; person: Person }) {
  await page.goto(linkIn(await mail.waitFor(person.email, 'Your invitation'), '/join/'))
  await signUp(page, person)
  const letter = await mail.waitFor(person.email, 'is your Communitrak code')
  await page.goto(linkIn(letter, '/verify-email/'))
  const confirm = page.getByRole('button', { name: 'Confirm my e-mail' })
  if (await confirm.isVisible().catch(() => false)) await confirm.click().catch(() => {})
  await page.waitForURL('**/c/**')
}

/** Today by the clocks of the community, or so many days on. */
const dayFromNow = (days: number) =>
  new Intl.DateTimeFormat('sv', { timeZone: 'America/Chicago' }).format(
    new Date(Date.now() + days * 24 * 60 * 60 * 1000),
  )

/** Answers when they leave, looks at what will end, and does it. */
async function answer(page: Page, { when, day, go }: { when: string; day: string; go: string }) {
  await page.getByLabel(when).check()
  await page.getByLabel('Last day in this home').fill(day)
  await page.getByRole('button', { name: 'Show what will end' }).click()
  await page.getByRole('heading', { name: 'Please check: this will end' }).waitFor()
  await expectNothingCutOff(page)
  await page.getByRole('button', { name: go }).click()
}

/** Fills in the last step of the wizard, which knows the home already. */
async function inviteNext(page: Page) {
  await page.getByText('1 HERON WAY').first().waitFor()
  await page.getByLabel('First Name').fill('Nadia')
  await page.getByLabel('Last Name').fill('Karim')
  await page.getByLabel('Email', { exact: true }).fill(anEmail('nadia'))
  await page.getByRole('button', { name: 'Send Invitation' }).click()
  await page.getByText('The invitation is on its way').waitFor()
}

test.for(views)(
  'a home is sold: planned, changed, done, undone, and its next owner invited, on a phone %s',
  async ([how, options], { app, mail, browser }) => {
    const lee = await somebody(browser, options)
    const { page } = lee
    const { home } = await foundCommunity(page, { url: app.url, mail, name: `Sold ${how}` })
    const ruth = { firstName: 'Ruth', lastName: 'Okafor', email: anEmail('ruth') }
    await inviteIntoNewHome(page, { home, street: '1 Heron Way', person: ruth })
    const resident = await somebody(browser, options)
    await comeIn(resident.page, { mail, person: ruth })

    await page.goto(home)
    await page.getByText('Menu', { exact: true }).click()
    await page.getByRole('link', { name: 'Properties' }).click()
    await expectNothingCutOff(page)
    await page.getByRole('link', { name: '1 HERON WAY' }).click()
    await page.getByRole('heading', { name: 'Past occupants' }).waitFor()
    await expectNothingCutOff(page)
    if (how === 'with script') await expectAccessible(page)
    await page.getByRole('link', { name: 'Sold…' }).click()
    await page.getByText('Everybody in the Okafor Household leaves').waitFor()
    await expectNothingCutOff(page)
    if (how === 'with script') await expectAccessible(page)
    await answer(page, { when: 'No: it ends', day: dayFromNow(40), go: 'Plan it' })
    await page.getByText('A day is set for 1 HERON WAY').waitFor()
    if (how === 'with script') await expectAccessible(page)
    await mail.waitFor(ruth.email, 'your last day at 1 HERON WAY')
    await resident.page.goto(home)
    await resident.page.getByText('Your community').waitFor()

    await page.getByRole('link', { name: 'Invite the next owner' }).click()
    await inviteNext(page)

    await page.goto(`${home}/properties`)
    await page.getByRole('link', { name: '1 HERON WAY' }).click()
    await page.getByRole('link', { name: /^See or change it/ }).click()
    await page.getByRole('link', { name: 'Change it', exact: true }).click()
    await answer(page, { when: 'Yes: it ends', day: dayFromNow(0), go: 'End it now' })
    await page.getByText('They have left 1 HERON WAY').waitFor()
    await expectNothingCutOff(page)
    await mail.waitFor(ruth.email, 'Farewell from')
    expect((await resident.page.goto(home))!.status()).toBe(404)

    await page.getByRole('link', { name: 'Back to the home' }).click()
    await page.getByText('Nadia Karim').waitFor()
    await page.getByText('Ruth Okafor').waitFor()
    await page.getByRole('link', { name: 'See what ended for Ruth Okafor' }).click()
    await page.getByRole('link', { name: 'Undo' }).click()
    await page.getByText('lives here again and is a member').waitFor()
    await expectNothingCutOff(page)
    if (how === 'with script') await expectAccessible(page)
    await page.getByRole('button', { name: 'Bring them back' }).click()
    await page.getByText('Undone at 1 HERON WAY').waitFor()
    await mail.waitFor(ruth.email, 'You live at 1 HERON WAY')
    await resident.page.goto(home)
    await resident.page.getByText('Your community').waitFor()
    expect([...lee.troubles, ...resident.troubles]).toEqual([])
  },
)
