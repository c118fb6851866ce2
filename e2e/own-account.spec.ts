import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { anEmail, phone, somebody, test } from './journey.ts'
import { look } from './look.ts'
import { linkIn, type MailServer, sixDigitsIn } from './mail-server.ts'
import { comeIn, foundCommunity, inviteIntoNewHome, linkTo, password } from './steps.ts'

const views = [
  ['with script', { ...phone, colorScheme: 'dark' }],
  ['without script', { ...phone, javaScriptEnabled: false }],
] as const

test.for(views)(
  'somebody signs in with another address, takes it back, and closes the account, on a phone %s',
  async ([how, view], { app, mail, browser }) => {
    const lee = await somebody(browser)
    const name = `Plum Terrace ${how}`
    const { home } = await foundCommunity(lee.page, { url: app.url, mail, name })
    const ana = { firstName: 'Ana', lastName: 'Reyes', email: anEmail('ana') }
    await inviteIntoNewHome(lee.page, { home, street: '4 Plum Ter', person: ana })
    const { page, troubles } = await somebody(browser, view)
    await comeIn(page, { mail, person: ana, link: await linkTo(mail, ana) })

    const newEmail = anEmail('ana-new')
    await page.goto(`${app.url}/account`)
    await look(page, view, 'account')
    await page.getByRole('link', { name: 'Change: Email' }).click()
    await page.getByLabel('New email').fill(newEmail)
    await page.getByLabel('Your password').fill(password)
    await page.getByRole('button', { name: 'Send the code' }).click()
    await page.getByText(`If ${newEmail} can be used`).waitFor()
    await look(page, view, 'email-code')
    await mail.waitFor(ana.email, 'is to get another e-mail address')
    await page.goto(linkIn(await mail.waitFor(newEmail, 'code for your new'), '/change-email/'))
    await page.getByRole('button', { name: 'Confirm this address' }).click()
    await page.getByText('Your new address is confirmed').waitFor()
    await lee.page.goto(`${home}/members?tab=active`)
    await lee.page.getByText(newEmail).waitFor()

    // Whoever reads the old mailbox may take it back: everybody is out, and chooses a new password.
    const told = await mail.waitFor(ana.email, 'has another e-mail address now')
    await page.goto(linkIn(told, '/keep-email/'))
    await look(page, view, 'keep-email')
    await page.getByRole('button', { name: 'Take it back' }).click()
    await mail.waitFor(ana.email, 'was taken back')
    await page.goto(home)
    expect(page.url()).toContain('/sign-in')
    await chooseNewPassword(page, { url: app.url, mail, email: ana.email })

    await page.goto(`${app.url}/account`)
    await page.getByText(ana.email).waitFor()
    await page.getByRole('link', { name: 'Close account' }).click()
    await look(page, view, 'close')
    await page.getByText(`your membership ends in ${name}`).waitFor()
    await page.getByLabel('Your password').fill(another)
    await page.getByRole('button', { name: 'Close my account for good' }).click()
    await page.getByRole('heading', { name: 'Your account is closed' }).waitFor()
    await mail.waitFor(ana.email, 'Your Communitrak account is closed')
    await page.goto(`${app.url}/sign-in`)
    await page.getByLabel('Email').fill(ana.email)
    await page.getByLabel('Password').fill(another)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByText('The e-mail address or the password is not right').waitFor()
    await lee.page.reload()
    await lee.page.getByRole('link', { name: 'Active 1', exact: true }).waitFor()
    expect([...lee.troubles, ...troubles]).toEqual([])
  },
)

const another = 'nine quiet hedgehogs'

type Forgetful = { url: string; mail: MailServer; email: string }

/** Chooses another password with the code that is mailed, which signs in. */
async function chooseNewPassword(page: Page, { url, mail, email }: Forgetful): Promise<void> {
  await page.goto(`${url}/forgot-password`)
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Send the code' }).click()
  const letter = await mail.waitFor(email, 'code for a new password')
  await page.getByLabel('Six-digit code').fill(sixDigitsIn(letter))
  await page.getByLabel('New password').fill(another)
  await page.getByRole('button', { name: 'Save the new password' }).click()
  await page.waitForURL('**/c/**')
}
