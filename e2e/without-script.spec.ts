import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { anEmail, phone, somebody, test } from './journey.ts'
import { linkIn, sixDigitsIn } from './mail-server.ts'
import { createCommunity, inviteIntoNewHome, password, signIn } from './steps.ts'

const plain = { ...phone, javaScriptEnabled: false }

test('the whole way from a new community to a new member needs no script', async ({
  app,
  mail,
  browser,
}) => {
  const lee = await somebody(browser, plain)
  const { home } = await createCommunity(lee.page, { url: app.url, mail, name: 'Willow Creek' })
  const ana = { firstName: 'Ana', lastName: 'Reyes', email: anEmail('ana') }
  await inviteIntoNewHome(lee.page, { home, street: '21 Willow Way', person: ana })

  const resident = await somebody(browser, { ...plain, locale: 'es-MX' })
  const letter = await mail.waitFor(ana.email, 'Your invitation')
  await resident.page.goto(`${app.url}/join/resident`)
  await resident.page
    .getByLabel('Su código de acceso')
    .fill(linkIn(letter, '/join/').slice(-16).toLowerCase())
  await resident.page.getByRole('button', { name: 'Continuar' }).click()
  await resident.page.getByText('Tiene una invitación a Willow Creek').waitFor()
  await resident.page.getByLabel('Correo electrónico').fill(ana.email)
  await resident.page.getByLabel('Contraseña').fill(password)
  await resident.page.getByRole('button', { name: 'Crear mi cuenta' }).click()
  const proof = await mail.waitFor(ana.email, 'es su código de Communitrak')
  await resident.page.getByLabel('Código de seis cifras').fill('000 000')
  await resident.page.getByRole('button', { name: 'Confirmar' }).click()
  await resident.page.getByText('No es el código del correo').waitFor()
  await resident.page.getByLabel('Código de seis cifras').fill(sixDigitsIn(proof))
  await resident.page.getByRole('button', { name: 'Confirmar' }).click()
  await resident.page.getByText('Le damos la bienvenida a Willow Creek').waitFor()

  await lee.page.goto(`${home}/members?tab=active`)
  await lee.page.getByText('Ana Reyes', { exact: true }).waitFor()
  await lee.page.getByPlaceholder('Search by name').fill('WILLOW')
  await lee.page.getByRole('button', { name: 'Search' }).click()
  await lee.page.getByText('Ana Reyes', { exact: true }).waitFor()
  expect(await lee.page.locator('tbody tr').count()).toBe(1)
})

test('a forgotten password is replaced with a code from the mailbox, and the code for joining is kept', async ({
  app,
  mail,
  browser,
}) => {
  const lee = await somebody(browser, plain)
  const { leader } = await createCommunity(lee.page, { url: app.url, mail, name: 'Aspen Ridge' })
  const other = await somebody(browser, plain)
  const { home } = await createCommunity(other.page, { url: app.url, mail, name: 'Poplar Bend' })
  await inviteIntoNewHome(other.page, { home, street: '5 Poplar St', person: leader })
  const fresh = await somebody(browser, plain)
  await fresh.page.goto(linkIn(await mail.waitFor(leader.email, 'Your invitation'), '/join/'))
  await signIn(fresh.page, { url: app.url, email: anEmail('nobody') })
  await fresh.page.getByText('The e-mail address or the password is not right').waitFor()
  await fresh.page.getByRole('link', { name: 'Forgotten your password?' }).click()
  await fresh.page.getByLabel('Email').fill(leader.email)
  await fresh.page.getByRole('button', { name: 'Send the code' }).click()
  const code = sixDigitsIn(await mail.waitFor(leader.email, 'code for a new password'))
  await fresh.page.getByLabel('Six-digit code').fill(code)
  await fresh.page.getByLabel('New password').fill('nine quiet hedgehogs')
  await fresh.page.getByRole('button', { name: 'Save the new password' }).click()
  await fresh.page.getByRole('button', { name: 'Join' }).click()
  await fresh.page.getByText('Welcome to Poplar Bend').waitFor()
  await mail.waitFor(leader.email, 'Your Communitrak password has changed')
  await lee.page.reload()
  expect(lee.page.url()).toContain('/sign-in')
})

test('after a mistake the Back button leads to what was typed, and not to an error of the browser', async ({
  app,
  browser,
}) => {
  const { page } = await somebody(browser, phone)
  await page.goto(`${app.url}/sign-in`)
  await page.getByLabel('Email').fill('walt@example.com')
  await page.getByLabel('Password', { exact: true }).fill('wrong')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByText('The e-mail address or the password is not right.').waitFor()
  await page.goto(`${app.url}/help`)
  await page.goBack()
  await page.getByText('The e-mail address or the password is not right.').waitFor()
  expect(await page.getByLabel('Email').inputValue()).toBe('walt@example.com')
})

test('a page that comes back with an error begins at what is wrong, with script and without', async ({
  app,
  browser,
}) => {
  for (const options of [phone, { ...phone, javaScriptEnabled: false }]) {
    const { page } = await somebody(browser, options)
    await page.goto(`${app.url}/sign-in`)
    await page.getByLabel('Email').fill('nobody@example.com')
    await page.getByLabel('Password', { exact: true }).fill('wrong')
    await page.keyboard.press('Enter')
    expect(await whereItBegins(page)).toContain('The e-mail address or the password is not right.')
    await page.goto(`${app.url}/join/resident`)
    await page.getByLabel('Access code').fill('7K3M')
    await page.keyboard.press('Enter')
    expect(await whereItBegins(page)).toContain('An access code has sixteen letters and digits.')
    await page.goto(`${app.url}/request-access`)
    await page.locator('form.form').evaluate((form: HTMLFormElement) => (form.noValidate = true))
    await page.locator('form.form button[type=submit]').click()
    expect(await whereItBegins(page)).toMatch(/^Please check this/)
  }
})

/** What is read out where a page begins that has come back: a notice, or what is said of a field. */
async function whereItBegins(page: Page): Promise<string> {
  const begins = page.locator('[autofocus]:focus')
  await begins.waitFor()
  const ids = (await begins.getAttribute('aria-describedby'))?.split(' ') ?? []
  return (ids.length > 0 ? page.locator(`#${ids.at(-1)}`) : begins).innerText()
}
