import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { anEmail, phone, somebody, test } from './journey.ts'
import type { MailServer } from './mail-server.ts'
import {
  confirmAddress,
  createCommunity,
  inviteIntoNewHome,
  linkTo,
  type Person,
  password,
  signIn,
  signUp,
} from './steps.ts'

const views = [
  ['with script', phone],
  ['without script', { ...phone, javaScriptEnabled: false }],
] as const

type Around = { app: { url: string }; mail: MailServer; browser: Browser }

/** A community that has invited somebody, and the access code as it stands in the letter. */
async function anInvitation({ app, mail, browser }: Around, name: string, person: Person) {
  const lee = await somebody(browser)
  const { home } = await createCommunity(lee.page, { url: app.url, mail, name })
  await inviteIntoNewHome(lee.page, { home, street: '7 Birch Rd', person })
  const code = new URL(await linkTo(mail, person)).pathname.split('/').at(-1)!
  await lee.context.close()
  return { home, code }
}

/** Steps 1 to 3: whoever has no code is told where to get one, whoever has one types it. */
async function enterCode(page: Page, url: string, code: string): Promise<void> {
  await page.goto(`${url}/join/resident`)
  await page.getByText('Your board or management has given you an access code').waitFor()
  await page.getByText('Ask your board or your management company for an invitation').waitFor()
  await page.getByText('This page is for joining a community that exists.').waitFor()
  await page.getByRole('link', { name: 'create a community' }).click()
  await page.getByRole('link', { name: 'join it with your code' }).click()
  await page.waitForURL('**/join/resident')
  await page.getByLabel('Your access code').fill(code)
  await page.getByRole('button', { name: 'Continue' }).click()
}

test.for(views)(
  '“Getting Started for Residents” is as the article says for somebody new, on a phone %s',
  async ([how, options], { app, mail, browser }) => {
    const ana = { firstName: 'Ana', lastName: 'Reyes', email: anEmail('ana') }
    const { home, code } = await anInvitation({ app, mail, browser }, `Birch Hill ${how}`, ana)
    const { page, troubles } = await somebody(browser, options)
    await enterCode(page, app.url, code)
    await page.getByRole('heading', { name: 'You are invited to Birch Hill' }).waitFor()

    // Step 4: new people are guided through a series of onboarding questions.
    await page.getByText('New here? Tell us about yourself').waitFor()
    await signUp(page, ana)

    // Step 5: they verify their address, and cannot log in until then.
    await signIn(page, { url: app.url, email: ana.email })
    await page.getByText('Before you can sign in').waitFor()
    await page.goto(home)
    expect(page.url()).toContain('/sign-in')
    await confirmAddress(page, mail, ana)

    // Final step: they are in.
    await page.getByText(`Welcome to Birch Hill ${how}`).waitFor()
    await page.goto(`${home}/members`)
    await page.getByRole('rowheader', { name: 'Ana Reyes' }).waitFor()
    expect(troubles).toEqual([])
  },
)

test.for(views)(
  'somebody with an account is prompted to log in, and needs no further confirmation, on a phone %s',
  async ([how, options], { app, mail, browser }) => {
    const ana = await somebody(browser, options)
    const first = { url: app.url, mail, name: `Elm Gardens ${how}` }
    const { leader } = await createCommunity(ana.page, first)
    const { code } = await anInvitation({ app, mail, browser }, `Hazel Hill ${how}`, leader)
    const { page, troubles } = await somebody(browser, options)
    await enterCode(page, app.url, code)

    // Step 4: they are prompted to log in, which links the account they have.
    await page.getByRole('link', { name: 'I have an account: sign in' }).click()
    await page.getByLabel('Email').fill(leader.email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    const offer = await page.locator('main').innerText()
    for (const fact of ['Hazel Hill', '7 BIRCH RD', 'Board Household', 'Resident', leader.email])
      expect(offer).toContain(fact)
    await page.getByRole('button', { name: 'Join' }).click()
    await page.getByText(`Welcome to Hazel Hill ${how}`).waitFor()

    // Step 5: no further e-mail confirmation. One account holds both communities.
    await page.goto(`${app.url}/communities`)
    await page.getByRole('link', { name: first.name }).waitFor()
    await page.getByRole('link', { name: `Hazel Hill ${how}` }).click()
    await page.getByRole('heading', { name: `Hazel Hill ${how}` }).waitFor()
    const proofs = mail.received.filter(
      ({ to, email }) =>
        to.includes(leader.email) && email.subject?.includes('is your Communitrak code'),
    )
    expect(proofs).toHaveLength(1)
    expect([...ana.troubles, ...troubles]).toEqual([])
  },
)
