import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Application, runCommand } from './application.ts'
import { alive, anEmail, desk, expectAccessible, phone, somebody, test } from './journey.ts'
import { expectNothingCutOff } from './look.ts'
import { foundCommunity, password, signIn } from './steps.ts'

const roster = [
  'Owner Name(s),Property Address,E-Mail',
  'John Smith,123 Main Street,john@example.com',
  'Bo Chen,Lot 07,bo@example.com',
  'Dee Long,20 Elm St,dee@',
].join('\n')

/** Makes an agent as whoever runs the installation does, beside the running server. */
async function appoint(app: Application, email: string): Promise<void> {
  const databaseUrl = process.env.TEST_DATABASE_URL
  const env = {
    ...{ DATA_DIR: app.dataDir, PUBLIC_URL: app.url },
    COMMUNITRAK_PASSWORD: password,
    ...(databaseUrl && { DATABASE_URL: databaseUrl, SERVER_KEY: 'ab'.repeat(32) }),
  }
  const words = [
    'create-support-agent',
    '--email',
    email,
    '--first-name',
    'Sam',
    '--last-name',
    'Ode',
  ]
  await runCommand(words, env)
}

/** An agent who signs in for the first time: two-factor is asked, and set up. */
async function comeToTheDesk(page: Page, app: Application): Promise<void> {
  const email = anEmail('sam')
  await appoint(app, email)
  await signIn(page, { url: app.url, email })
  await page.goto(`${app.url}/support`)
  await page.getByRole('link', { name: 'Set up two-factor' }).click()
  await page.getByLabel('Your password').fill(password)
  await page.getByRole('button', { name: 'Continue' }).click()
  const secret = (await page.locator('.secret').textContent())!.replaceAll(' ', '')
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
  await page.getByLabel('Six-digit code').fill(code)
  await page.getByRole('button', { name: 'Turn two-factor on' }).click()
  await page.getByRole('button', { name: 'I have kept my codes' }).click()
  await page.goto(`${app.url}/support`)
  await page.getByRole('heading', { name: 'Conversations' }).waitFor()
}

test('a leader attaches a roster in the chat, an agent imports it, and the leader reads the report', async ({
  app,
  mail,
  browser,
}) => {
  const leader = await somebody(browser, desk)
  const { home } = await foundCommunity(leader.page, { url: app.url, mail, name: 'Sorrel Court' })
  await leader.page.goto(`${home}/members`)
  await alive(leader.page)
  await leader.page.getByRole('link', { name: 'Help & chat' }).click()
  const panel = leader.page.getByRole('dialog')
  await panel.getByText('This may help at once').waitFor()
  await panel.getByLabel('Your message').fill('Here is our roster, please import it.')
  const file = { name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from(roster) }
  await panel.getByLabel('Files (optional)').setInputFiles(file)
  await panel.getByRole('button', { name: 'Send' }).click()
  await panel.getByText('roster.csv').waitFor()
  await expectAccessible(leader.page)

  const agent = await somebody(browser, desk)
  const desktop = agent.page
  await comeToTheDesk(desktop, app)
  await alive(desktop)
  await expectAccessible(desktop)
  await desktop.getByRole('link', { name: /Lee Board/ }).click()
  await desktop.getByText('please import it').waitFor()
  await alive(desktop)
  await desktop.getByLabel('Your answer').pressSequentially('I am looking at it.')
  await panel.getByText('Support is typing').waitFor()
  await desktop.getByRole('button', { name: 'Send', exact: true }).click()
  await panel.getByText('I am looking at it.').waitFor()
  await expectAccessible(desktop)

  await desktop.getByRole('button', { name: 'Import as a roster' }).click()
  await desktop.getByRole('button', { name: 'Grant access' }).click()
  await desktop.getByRole('button', { name: 'Import as a roster' }).click()
  await desktop.getByRole('button', { name: 'Check the rows' }).click()
  await desktop.getByRole('heading', { name: 'What this import would do' }).waitFor()
  await desktop.getByRole('button', { name: 'Import 2 rows' }).click()
  await desktop.getByRole('heading', { name: 'The roster has been imported' }).waitFor()

  await panel.getByText('Your roster “roster.csv” has been imported: 3 rows.').waitFor()
  await panel.getByText('1 needs attention').waitFor()
  const [, report] = (await panel
    .getByRole('link', { name: /roster\// })
    .getAttribute('href'))!.split(app.url)
  await leader.page.goto(app.url + report)
  await leader.page.getByRole('heading', { name: 'The roster has been imported' }).waitFor()
  await leader.page.goto(home)
  await leader.page.getByText('Communitrak Support').first().waitFor()
  await leader.page.goto(`${home}/audit`)
  await leader.page.getByText('Communitrak Support (Sam Ode), for Lee Board').first().waitFor()
  await leaveNoDraft(leader.page)
  expect([...leader.troubles, ...agent.troubles]).toEqual([])
}, 180_000)

/** Signs out with a message that was typed and not sent: whoever sits down next does not find it. */
async function leaveNoDraft(page: Page): Promise<void> {
  const kept = () => page.evaluate(() => Object.values(sessionStorage).join())
  await page.getByRole('link', { name: 'Help & chat' }).click()
  await page.getByLabel('Your message').fill('Not for the next one')
  await page.getByRole('button', { name: 'Close' }).click()
  expect(await kept()).toContain('Not for the next one')
  await page.locator('.account-menu summary').click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('link', { name: 'Sign in' }).first().waitFor()
  expect(await kept()).not.toContain('Not for the next one')
}

/** Sends an empty answer; why it was refused still stands there once the page has asked for itself anew. */
async function sendNothing(page: Page): Promise<void> {
  const again = page.waitForResponse(
    (answer) => answer.request().method() === 'GET' && answer.url().includes('/answer.data'),
  )
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await again
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
  expect(await page.getByText('Write something, or choose a file.').count()).toBeGreaterThan(0)
}

test('somebody who is not signed in talks on a phone, goes on elsewhere, and sees that there is an answer', async ({
  app,
  browser,
}) => {
  const visitor = await somebody(browser, phone)
  const { page } = visitor
  await page.goto(`${app.url}/join/resident`)
  await page.getByRole('link', { name: 'Help & chat' }).click()
  const panel = page.getByRole('dialog')
  const top = await panel.getByText('This may help at once').boundingBox()
  expect(top!.y, 'articles come first').toBeGreaterThan(0)
  await panel.getByLabel('Your name (optional)').fill('Bo Chen')
  const email = anEmail('bo')
  await panel.getByLabel('Your e-mail (optional)').fill(email)
  await panel.getByRole('button', { name: 'Send' }).click()
  await panel.getByText('Write something first, or choose a file.').waitFor()
  await panel.getByLabel('Your message').fill('My code does not work')
  await panel.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('link', { name: 'Help & chat' }).click()
  expect(await panel.getByLabel('Your e-mail (optional)').inputValue()).toBe(email)
  expect(await panel.getByLabel('Your message').inputValue()).toBe('My code does not work')
  await panel.getByRole('button', { name: 'Send' }).click()
  await panel.locator('.said').waitFor()
  await panel.getByText(`our answer also goes to ${email}`).waitFor()
  await expectAccessible(page)
  await expectNothingCutOff(page)
  await panel.getByRole('button', { name: 'Close' }).click()
  await page.goto(`${app.url}/request-access`)

  const agent = await somebody(browser, desk)
  await comeToTheDesk(agent.page, app)
  await agent.page.getByRole('link', { name: /Bo Chen/ }).click()
  await agent.page.getByText('My code does not work').waitFor()
  await alive(agent.page)
  await sendNothing(agent.page)
  await agent.page.getByLabel('Your answer').fill('Which letters do you see?')
  await agent.page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.locator('a.bubble[data-unread="1"]').waitFor()
  await page.getByRole('link', { name: 'Help & chat' }).click()
  await panel.getByText('Which letters do you see?').waitFor()
  await agent.page.getByText('everything').waitFor()

  await page.goto(`${app.url}/sign-in`)
  await page.goto(`${app.url}/help/contact`)
  await page.getByText('Which letters do you see?').waitFor()
  await expectAccessible(page)
  await expectNothingCutOff(page)
  expect([...visitor.troubles, ...agent.troubles]).toEqual([])
}, 120_000)

test('without script the same is said on pages', async ({ app, browser }) => {
  const { page } = await somebody(browser, { ...phone, javaScriptEnabled: false })
  await page.goto(`${app.url}/sign-in`)
  await page.getByRole('link', { name: 'Help & chat' }).click()
  await page.getByLabel('Your message').fill('I forgot my password')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('I forgot my password').waitFor()
  await page.getByText('This may help at once').click()
  await page.getByRole('link', { name: 'All articles' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
})
