import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { whereItIsDay } from '#test/day.ts'
import type { AskedText, TwilioServer } from '#test/twilio-server.ts'
import { desk, expectAccessible, phone, somebody, test } from './journey.ts'
import { foundCommunity } from './steps.ts'

/** The text to a number, as soon as Twilio has been asked for it. */
async function textTo({ asked }: TwilioServer, number: string): Promise<AskedText> {
  const giveUpAt = Date.now() + 60_000
  while (Date.now() < giveUpAt) {
    const found = asked.find(({ to }) => to === number)
    if (found) return found
    await sleep(20)
  }
  throw new Error(`Nobody texted ${number}.`)
}

test('a text leaves within seconds of the click, and the leader sees that it arrived', async ({
  app,
  mail,
  twilio,
  browser,
}) => {
  const { page, troubles } = await somebody(browser, phone)
  const { home } = await foundCommunity(page, { url: app.url, mail, timeZone: whereItIsDay() })
  await page.goto(`${home}/invitations/text`)
  await page.getByLabel('Phone number 1', { exact: true }).fill('512-555-0123')
  await page.getByLabel('Name 1', { exact: true }).fill('Bo')
  await page.getByLabel('Or paste many at once').fill('512-555-0124, Ana\n512-555-0123 Bo')
  await page.getByLabel('These people have agreed').check()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Send Text Invitations' }).last().click()
  await page.getByText('2 invitations by text').waitFor()
  expect(await page.locator('main').innerText()).toContain('stands on the list twice')
  await expectAccessible(page)

  const text = await textTo(twilio, '+15125550123')
  const link = /https?:\S+/.exec(text.body)![0]
  expect(text.body).toBe(
    `Bo, your neighbours of Maple Court are online. Join with your own link: ${link} Reply STOP to get no more.`,
  )
  expect((await textTo(twilio, '+15125550124')).body).not.toContain(link)

  const delivered = { MessageSid: text.sid, MessageStatus: 'delivered' }
  const answers = await Promise.all([
    twilio.tell(text.statusCallback, delivered),
    twilio.tell(text.statusCallback, delivered),
    twilio.tell(text.statusCallback, { ...delivered, MessageStatus: 'failed' }, 'another token'),
  ])
  expect(answers.map(({ status }) => status)).toEqual([204, 204, 403])
  await page.reload()
  await page.getByText('delivered').waitFor()

  const bo = await somebody(browser, phone)
  await bo.page.goto(link)
  expect(bo.page.url()).toBe(`${app.url}/join/resident`)
  expect([...troubles, ...bo.troubles]).toEqual([])
})

test('who answers STOP is not texted by another community either', async ({
  app,
  mail,
  twilio,
  browser,
}) => {
  const { page, troubles } = await somebody(browser, desk)
  const zone = { timeZone: whereItIsDay() }
  const { home } = await foundCommunity(page, { url: app.url, mail, name: 'Elm Row', ...zone })
  const inbound = `${app.url}/webhooks/twilio/inbound`
  expect((await twilio.tell(inbound, { From: '+15125550177', Body: 'Stop' })).status).toBe(200)
  await page.goto(`${home}/invitations/text`)
  await page.getByLabel('Phone number 1', { exact: true }).fill('(512) 555-0177')
  await page.getByLabel('These people have agreed').check()
  await page.getByRole('button', { name: 'Send Text Invitations' }).last().click()
  await page.getByText('answered STOP and gets no texts').waitFor()
  expect(await page.getByLabel('Phone number 1', { exact: true }).inputValue()).toBe(
    '(512) 555-0177',
  )
  expect(twilio.asked.filter(({ to }) => to === '+15125550177')).toEqual([])
  expect(troubles).toEqual([])
})
