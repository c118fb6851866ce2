import { Secret, TOTP } from 'otpauth'
import type { CDPSession, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { alive, desk, expectAccessible, phone, somebody, test } from './journey.ts'
import { expectNothingCutOff } from './look.ts'
import { linkIn } from './mail-server.ts'
import { aSlowLine } from './slow-line.ts'
import { foundCommunity, inviteIntoNewHome, password, signIn } from './steps.ts'

/** What an authenticator app shows that knows the secret, so many half minutes from now. */
function codeOf(secret: string, steps = 0): string {
  const timestamp = Date.now() + steps * 30_000
  return new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({ timestamp })
}

/** Waits until the app shows a code that has not been used. */
async function nextCode(page: Page, secret: string, used: string): Promise<string> {
  while (codeOf(secret, 1) === used) await page.waitForTimeout(1000)
  return codeOf(secret, 1)
}

/** Whether everybody can use a page, and nothing of it is cut off. */
async function look(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectNothingCutOff(page)
}

/** Gives the password; stands on the page that shows the secret. */
async function begin(page: Page): Promise<void> {
  await page.getByLabel('Your password').fill(password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor()
}

/** Types the first code; stands on the page of the recovery codes. */
async function connect(page: Page): Promise<{ secret: string; code: string; codes: string[] }> {
  const secret = (await page.locator('.secret').textContent())!
  const code = codeOf(secret)
  await page.getByLabel('Six-digit code').fill(code)
  await page.getByRole('button', { name: 'Turn two-factor on' }).click()
  await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor()
  return { secret, code, codes: await page.locator('.recovery-codes code').allTextContents() }
}

async function setUp(page: Page) {
  await begin(page)
  return connect(page)
}

async function signOut(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/account`)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(`${url}/`)
}

/** A device that answers for its owner's finger, as Chromium simulates it. */
async function aDevice(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return cdp
}

test.for([
  ['with script', phone],
  ['without script', { ...phone, javaScriptEnabled: false }],
] as const)(
  'two-factor is set up on a phone %s, and signs in by code and by recovery code',
  async ([how, options], { app, mail, browser }) => {
    const { page, troubles } = await somebody(browser, options)
    const { leader } = await foundCommunity(page, { url: app.url, mail, name: `Wren ${how}` })
    await page.goto(`${app.url}/account`)
    await page.getByRole('link', { name: 'Set up: Two-factor' }).click()
    const { secret, code, codes } = await setUp(page)
    expect(codes).toHaveLength(10)
    await page.getByRole('button', { name: 'I have kept my codes' }).click()
    await page.getByText('Two-factor is on since').waitFor()
    await mail.waitFor(leader.email, 'Two-factor is on')

    await signOut(page, app.url)
    await signIn(page, { url: app.url, email: leader.email })
    await page.getByRole('heading', { name: 'One more step' }).waitFor()
    await page.getByLabel('Six-digit code').fill(code)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByText('This code has been used already.').waitFor()
    await page.getByLabel('Six-digit code').fill(await nextCode(page, secret, code))
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL('**/c/**')

    await signOut(page, app.url)
    await signIn(page, { url: app.url, email: leader.email })
    await page.getByRole('link', { name: 'Use a recovery code' }).click()
    await page.getByLabel('Recovery code').fill(codes[0]!.toLowerCase())
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL('**/c/**')
    await mail.waitFor(leader.email, 'A recovery code')
    expect(troubles).toEqual([])
  },
)

test('every page of two-factor can be used by everybody, on a phone', async ({
  app,
  mail,
  browser,
}) => {
  const { page } = await somebody(browser, phone)
  const { leader } = await foundCommunity(page, { url: app.url, mail, name: 'Plover Point' })
  const account = `${app.url}/account`
  await page.goto(`${account}/two-factor`)
  await look(page)
  await begin(page)
  await look(page)
  await connect(page)
  await look(page)
  await page.getByRole('button', { name: 'I have kept my codes' }).click()
  await page.getByText('Two-factor is on since').waitFor()
  for (const path of ['', '/two-factor', '/two-factor/new-codes', '/two-factor/turn-off']) {
    await page.goto(account + path)
    await alive(page)
    await look(page)
  }
  await signOut(page, app.url)
  await signIn(page, { url: app.url, email: leader.email })
  await page.getByRole('heading', { name: 'One more step' }).waitFor()
  await look(page)
  await page.getByRole('link', { name: 'Use a recovery code' }).click()
  await look(page)
})

test('a passkey is made with a finger and signs in without a password', async ({
  app,
  mail,
  browser,
}) => {
  const { page, troubles } = await somebody(browser, phone)
  await aDevice(page)
  await foundCommunity(page, { url: app.url, mail, name: 'Finch Hollow' })
  await page.goto(`${app.url}/account/passkeys`)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Add a passkey' }).click()
  await page.getByLabel('Your password').fill(password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Name of the passkey').fill('My phone')
  await alive(page)
  await look(page)
  await page.getByRole('button', { name: 'Make the passkey' }).click()
  await page.getByText('The passkey is added.').waitFor()
  await page.getByText('My phone').waitFor()
  await expectNothingCutOff(page)

  await signOut(page, app.url)
  await page.goto(`${app.url}/sign-in?next=/account/passkeys`)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.waitForURL('**/account/passkeys')
  await page.getByText('last used').waitFor()
  expect(troubles).toEqual([])
})

test('a passkey is offered on a slow line too, where the script is there before the form', async ({
  app,
  browser,
}) => {
  const line = await aSlowLine(app.url, { pauseBefore: '<form id="with-passkey"' })
  onTestFinished(line.close)
  const { page, troubles } = await somebody(browser, phone)
  await page.goto(`${line.url}/sign-in`)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor()
  expect(troubles).toEqual([])
})

test('a browser whose owner shows no finger is told so, and goes on with the password', async ({
  app,
  browser,
}) => {
  const { page } = await somebody(browser, phone)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await page.goto(`${app.url}/sign-in`)
  await page.route('**/sign-in/passkey/ask', (route) => route.fulfill({ status: 429 }))
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByText('No passkey was used.').waitFor()
  await page.getByLabel('Password').waitFor()
})

test('where leaders need it, one who lacks it is led to it, and back to where they were going', async ({
  app,
  mail,
  browser,
}) => {
  const { page, troubles } = await somebody(browser, phone)
  const { home } = await foundCommunity(page, { url: app.url, mail, name: 'Heron Reach' })
  await page.goto(`${home}/preferences/two-factor`)
  await alive(page)
  await look(page)
  await page.getByText('Set up two-factor yourself first').waitFor()
  await page.getByRole('link', { name: 'Set up two-factor' }).click()
  const { codes } = await setUp(page)
  await page.getByRole('button', { name: 'I have kept my codes' }).click()
  await page.getByText('Two-factor is on since').waitFor()
  await page.goto(`${home}/preferences/two-factor`)
  await page.getByRole('button', { name: 'Ask two-factor of leaders' }).click()
  await page.getByText('Leaders need two-factor or a passkey from now on.').waitFor()
  await look(page)

  await page.goto(`${app.url}/account/two-factor/turn-off`)
  await page.getByText('Heron Reach asks two-factor of its leaders.').waitFor()
  await page.getByLabel('Your password').fill(password)
  await page.getByLabel('Code of your app').fill(codes[0]!)
  await page.getByRole('button', { name: 'Turn two-factor off' }).click()
  await page.getByText('Two-factor is off.').waitFor()

  await page.goto(`${home}/members`)
  await page.getByRole('heading', { name: 'One thing first' }).waitFor()
  await look(page)
  await page.getByRole('link', { name: 'Set up two-factor' }).click()
  await setUp(page)
  await page.getByRole('button', { name: 'I have kept my codes' }).click()
  await page.waitForURL(`${home}/members`)
  expect(troubles).toEqual([])
})

test('an invitation is joined with an account that has two-factor, on a phone', async ({
  app,
  mail,
  browser,
}) => {
  const ana = await somebody(browser, phone)
  const { leader } = await foundCommunity(ana.page, { url: app.url, mail, name: 'Lark Meadow' })
  await ana.page.goto(`${app.url}/account/two-factor`)
  const { secret, code } = await setUp(ana.page)
  await ana.page.getByRole('button', { name: 'I have kept my codes' }).click()
  await signOut(ana.page, app.url)

  const lee = await somebody(browser, desk)
  const { home } = await foundCommunity(lee.page, { url: app.url, mail, name: 'Teal Harbor' })
  await inviteIntoNewHome(lee.page, { home, street: '9 Teal Way', person: leader })
  await ana.page.goto(linkIn(await mail.waitFor(leader.email, 'Your invitation'), '/join/'))
  await signIn(ana.page, { url: app.url, email: leader.email })
  await ana.page.getByLabel('Six-digit code').fill(await nextCode(ana.page, secret, code))
  await ana.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await ana.page.waitForURL('**/join/resident')
  await ana.page.getByRole('button', { name: /^Join/ }).click()
  await ana.page.getByText('Welcome to Teal Harbor').waitFor()
  expect(ana.troubles).toEqual([])
})
