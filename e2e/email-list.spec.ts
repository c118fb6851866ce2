import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { threeHundred } from '#test/lists.ts'
import { alive, anEmail, desk, expectAccessible, phone, somebody, test } from './journey.ts'
import { linkIn, type MailServer } from './mail-server.ts'
import { foundCommunity, inviteIntoNewHome } from './steps.ts'

/** How long 286 messages may take on a slow machine, in milliseconds. */
const patience = 60_000

const sentTo = (mail: MailServer, stem: string) =>
  mail.received.filter(({ to }) => to[0]?.endsWith(stem))

async function waitForAll(mail: MailServer, stem: string, count: number): Promise<void> {
  for (const giveUpAt = Date.now() + patience; Date.now() < giveUpAt; await sleep(100))
    if (sentTo(mail, stem).length >= count) return
  throw new Error(`Only ${sentTo(mail, stem).length} messages came.`)
}

test('three hundred pasted addresses are reviewed, and 286 people get a message with their own code', async ({
  app,
  mail,
  browser,
}) => {
  const lee = await somebody(browser, desk)
  const { home, leader } = await foundCommunity(lee.page, {
    url: app.url,
    mail,
    name: 'Alder Row',
  })
  const stem = anEmail('list').replace('list-', '')
  const members = [leader.email, leader.email.toUpperCase(), `Lee <${leader.email}>`]
  const { text, ready } = threeHundred(members, stem)
  await lee.page.goto(`${home}/invitations/email`)
  await alive(lee.page)
  await expectAccessible(lee.page)
  await lee.page.getByLabel('E-mail addresses').fill(text)
  await lee.page.getByRole('button', { name: 'Continue' }).click()
  await lee.page.getByText('286 will be invited').waitFor()
  await alive(lee.page)
  await expectAccessible(lee.page)
  const counts = await lee.page.locator('.counts').innerText()
  for (const words of ['300 entries', '5 look mistyped', '2 are not addresses'])
    expect(counts).toContain(words)
  expect(sentTo(mail, stem)).toEqual([])

  await lee.page.getByRole('button', { name: 'Send Email Notifications' }).click()
  await lee.page.getByText('286 people get an invitation by e-mail').waitFor()
  await alive(lee.page)
  await expectAccessible(lee.page)
  await waitForAll(mail, stem, 286)
  await sleep(500)
  const letters = sentTo(mail, stem)
  expect(letters.flatMap(({ to }) => to).sort()).toEqual(ready.toSorted())
  expect(new Set(letters.map(({ email }) => linkIn(email, '/join/'))).size).toBe(286)
  expect(lee.troubles).toEqual([])
})

test('the same works on a phone without script, and a slip is mended there', async ({
  app,
  mail,
  browser,
}) => {
  const lee = await somebody(browser, { ...phone, javaScriptEnabled: false })
  const { home } = await foundCommunity(lee.page, { url: app.url, mail, name: 'Rowan Close' })
  const ana = { firstName: 'Ana', lastName: 'Reyes', email: anEmail('ana') }
  await inviteIntoNewHome(lee.page, { home, street: '4 Rowan Cl', person: ana })
  const bo = anEmail('bo')
  await lee.page.goto(`${home}/invitations/email`)
  await lee.page
    .getByLabel('E-mail addresses')
    .fill(`Chen, Bo <${bo}>;\n${ana.email}\ncy@gmial.com`)
  await lee.page.getByRole('button', { name: 'Continue' }).click()
  await lee.page.getByText('To send it again').waitFor()
  await lee.page.getByLabel('Invite cy@gmail.com instead').check()
  await lee.page.getByRole('button', { name: 'Send Email Notifications' }).click()
  await lee.page.getByText('2 people get an invitation by e-mail').waitFor()
  await mail.waitFor(bo, 'Your invitation to Rowan Close')
  await mail.waitFor('cy@gmail.com', 'Your invitation to Rowan Close')
})

test('a text too large for any form is stopped before it leaves, and stays in its box', async ({
  app,
  mail,
  browser,
}) => {
  const lee = await somebody(browser, desk)
  const { home } = await foundCommunity(lee.page, { url: app.url, mail, name: 'Hazel Court' })
  await lee.page.goto(`${home}/invitations/email`)
  await alive(lee.page)
  const text = 'ana@example.com\n'.repeat(70_000)
  const box = lee.page.getByLabel('E-mail addresses')
  await box.evaluate((field, pasted) => {
    ;(field as HTMLTextAreaElement).value = pasted
  }, text)
  await lee.page.getByRole('button', { name: 'Continue' }).click()
  await lee.page.getByRole('alert').getByText('too long to be a list').waitFor()
  expect((await box.inputValue()) === text).toBe(true)
  expect(lee.troubles).toEqual([])
})
