import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { anEmail, desk, somebody, test } from './journey.ts'
import { foundCommunity, inviteIntoNewHome } from './steps.ts'

/** What stands in the box and in the choice above the list of invitations. */
const askedFor = async (page: Page) => ({
  search: await page.getByRole('searchbox').inputValue(),
  channel: await page.getByLabel('Channel').inputValue(),
})

test('what stands above a list is what the list was searched for, also after Show all again and Back', async ({
  app,
  mail,
  browser,
}) => {
  const { page } = await somebody(browser, desk)
  const { home } = await foundCommunity(page, { url: app.url, mail, name: 'Otter Creek' })
  const ana = { firstName: 'Ana', lastName: 'Reyes', email: anEmail('ana') }
  await inviteIntoNewHome(page, { home, street: '3 Alder Pl', person: ana })
  const line = page.getByRole('link', { name: 'Ana Reyes', exact: true })
  const all = page.getByRole('link', { name: 'Show all again' })
  await page.goto(`${home}/invitations/status`)

  await page.getByLabel('Channel').selectOption('text')
  await page.waitForURL('**channel=text**')
  await page.getByRole('searchbox').pressSequentially('nobody')
  await page.waitForURL('**search=nobody**')
  await page.keyboard.type(' here')
  await page.waitForURL('**search=nobody+here**')
  expect(await askedFor(page)).toEqual({ search: 'nobody here', channel: 'text' })

  await all.click()
  await line.waitFor()
  expect(await askedFor(page)).toEqual({ search: '', channel: '' })
  await page.goBack()
  await line.waitFor({ state: 'detached' })
  expect(await askedFor(page)).toEqual({ search: 'nobody here', channel: 'text' })
  await page.goForward()
  await line.waitFor()
  expect(await askedFor(page)).toEqual({ search: '', channel: '' })
})
