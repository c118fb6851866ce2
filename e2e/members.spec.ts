import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { anEmail, desk, expectAccessible, somebody, test } from './journey.ts'
import { expectNothingCutOff } from './look.ts'
import { comeIn, createCommunity, inviteIntoNewHome, linkTo, signIn } from './steps.ts'

test.for([true, false])(
  'from Pending to Active: ticked, sent again, joined, suspended and let in again (script: %s)',
  async (javaScriptEnabled, { app, mail, browser }) => {
    const lee = await somebody(browser, { ...desk, javaScriptEnabled })
    const name = javaScriptEnabled ? 'Heron Landing' : 'Egret Point'
    const { home } = await createCommunity(lee.page, { url: app.url, mail, name })
    const ana = { firstName: 'Ana', lastName: 'Reyes', email: anEmail('ana') }
    await inviteIntoNewHome(lee.page, { home, street: '3 Alder Pl', person: ana })
    const link = await linkTo(mail, ana)

    await lee.page.goto(`${home}/members`)
    await lee.page.getByRole('link', { name: 'Pending 1' }).click()
    await lee.page.getByLabel('Select Ana Reyes').check()
    await lee.page.getByRole('button', { name: 'Resend Invitations' }).click()
    await lee.page.getByRole('button', { name: 'Send one invitation' }).click()
    await lee.page.getByText('was sent one less than ten minutes ago').waitFor()
    await lee.page.getByRole('link', { name: 'Ok' }).click()

    const neighbour = await somebody(browser, { ...desk, javaScriptEnabled })
    await comeIn(neighbour.page, { mail, person: ana, link })
    await lee.page.goto(`${home}/members?tab=active`)
    await lee.page.getByRole('link', { name: 'Ana Reyes' }).click()
    await lee.page.getByRole('heading', { name: 'Ana Reyes' }).waitFor()
    if (javaScriptEnabled) await expectAccessible(lee.page)
    await expectNothingCutOff(lee.page)
    await lee.page.getByRole('link', { name: 'Suspend…' }).click()
    await lee.page.getByLabel('Reason').fill('Left the gate open, again')
    await lee.page.getByRole('button', { name: 'Suspend', exact: true }).click()
    await lee.page.getByText('Ana Reyes is suspended, and has been told.').waitFor()
    await mail.waitFor(ana.email, `Your access to ${name} is paused`)
    await neighbour.page.goto(home)
    await neighbour.page.getByText('Left the gate open, again').waitFor()

    await lee.page.getByRole('button', { name: 'Give access back' }).click()
    await lee.page.getByText('Ana Reyes has access again').waitFor()
    await neighbour.page.goto(home)
    await neighbour.page.getByRole('link', { name: 'Groups' }).first().waitFor()
    await Promise.all([lee.context.close(), neighbour.context.close()])
  },
)

test('columns stay as they were chosen after signing out, and the list becomes a file', async ({
  app,
  mail,
  browser,
}) => {
  const lee = await somebody(browser, desk)
  const { leader, home } = await createCommunity(lee.page, {
    url: app.url,
    mail,
    name: 'Quail Run',
  })
  await lee.page.goto(`${home}/members`)
  await lee.page.getByRole('link', { name: 'Customize Columns' }).click()
  await lee.page.getByRole('checkbox', { name: 'Phone' }).check()
  await lee.page.getByRole('checkbox', { name: 'Address' }).uncheck()
  await expectAccessible(lee.page)
  await lee.page.getByRole('button', { name: 'Save' }).click()
  await lee.page.getByRole('columnheader', { name: 'Phone' }).waitFor()
  await lee.context.close()

  const again = await somebody(browser, desk)
  await signIn(again.page, { url: app.url, email: leader.email })
  await again.page.waitForURL('**/c/**')
  await again.page.goto(`${home}/members`)
  await again.page.getByRole('columnheader', { name: 'Phone' }).waitFor()
  expect(await again.page.getByRole('columnheader', { name: 'Address' }).count()).toBe(0)
  await again.page.getByRole('link', { name: 'Export' }).click()
  await again.page.getByLabel('Text for any program (CSV)').check()
  const [download] = await Promise.all([
    again.page.waitForEvent('download'),
    again.page.getByRole('button', { name: 'Download' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^quail-run-members-\d{4}-\d\d-\d\d\.csv$/)
  expect(await readFile(await download.path(), 'utf8')).toContain(leader.email)
  await again.context.close()
})
