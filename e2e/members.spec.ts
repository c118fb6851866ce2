import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { alive, anEmail, desk, expectAccessible, phone, somebody, test } from './journey.ts'
import { expectNothingBefore, expectNothingCutOff } from './look.ts'
import { comeIn, foundCommunity, inviteIntoNewHome, linkTo, signIn } from './steps.ts'

test.for([true, false])(
  'from Pending to Active: ticked, sent again, joined, suspended and let in again (script: %s)',
  async (javaScriptEnabled, { app, mail, browser }) => {
    const lee = await somebody(browser, { ...desk, javaScriptEnabled })
    const name = javaScriptEnabled ? 'Heron Landing' : 'Egret Point'
    const { home } = await foundCommunity(lee.page, { url: app.url, mail, name })
    const ana = { firstName: 'Ana', lastName: 'Reyes', email: anEmail('ana') }
    await inviteIntoNewHome(lee.page, { home, street: '3 Alder Pl', person: ana })
    const link = await linkTo(mail, ana)

    await lee.page.goto(`${home}/members`)
    await lee.page.getByRole('link', { name: 'Pending 1' }).click()
    await lee.page.getByLabel('Select Ana Reyes').check()
    await lee.page.getByRole('button', { name: 'Resend Invitations' }).click()
    await lee.page.getByText('was sent one less than ten minutes ago').waitFor()
    if (javaScriptEnabled) await expectAccessible(lee.page)
    await expectNothingCutOff(lee.page)
    await lee.page.getByRole('link', { name: 'Cancel' }).click()

    const neighbour = await somebody(browser, { ...desk, javaScriptEnabled })
    await comeIn(neighbour.page, { mail, person: ana, link })
    await lee.page.goto(`${home}/members?tab=active`)
    await lee.page.getByRole('link', { name: 'Ana Reyes', exact: true }).click()
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
  },
)

/** A roster of so many people, each in a home of their own. */
function aRosterOf(count: number): string {
  const people = Array.from({ length: count }, (_, at) => {
    const number = at + 101
    return `Neighbour ${String.fromCharCode(65 + (at % 26))}son\t${number} Alder Pl\t${anEmail('alder')}`
  })
  return ['Name\tAddress\tEmail', ...people].join('\n')
}

test('everyone on all pages is chosen with two ticks, and gets an invitation', async ({
  app,
  mail,
  browser,
}) => {
  const { page, troubles } = await somebody(browser, phone)
  const { home } = await foundCommunity(page, { url: app.url, mail, name: 'Wigeon Bay' })
  await page.goto(`${home}/roster`)
  await alive(page)
  await page.getByLabel('Paste the cells here').fill(aRosterOf(53))
  await page.getByRole('button', { name: 'Read these cells' }).click()
  await page.getByRole('button', { name: 'Check the rows' }).click()
  await page.getByRole('button', { name: 'Import 53 rows' }).click()
  await page.getByRole('heading', { name: 'The roster has been imported' }).waitFor()

  await page.goto(`${home}/members?tab=pending`)
  await alive(page)
  const everyone = page.getByLabel('All 53 on this list')
  const one = page.getByLabel(/^Select Neighbour/).first()
  await one.check()
  await everyone.check()
  await page.getByText('All 53 selected').waitFor()
  await expectAccessible(page)
  await expectNothingCutOff(page)
  await one.uncheck()
  await page.getByText('49 selected').waitFor()
  expect(await everyone.isChecked()).toBe(false)
  await everyone.check()
  await page.getByRole('button', { name: 'Resend Invitations' }).click()
  await page.getByRole('button', { name: 'Send 53 invitations' }).click()
  await page.getByText('53 invitations were sent').waitFor()
  await page.getByRole('link', { name: 'Ok' }).click()
  await everyone.waitFor({ state: 'hidden' })
  await page
    .getByText(/On its way|Sent, waiting for an answer/)
    .first()
    .waitFor()
  expect(troubles).toEqual([])
})

test('columns stay as they were chosen after signing out, and the list becomes a file', async ({
  app,
  mail,
  browser,
}) => {
  const lee = await somebody(browser, desk)
  const { leader, home } = await foundCommunity(lee.page, {
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
  await lee.page.getByRole('link', { name: 'Actions for Lee Board' }).click()
  await expectAccessible(lee.page)
  await expectNothingBefore(lee.page, '.row-deeds li')
  await lee.page.getByRole('link', { name: 'Correct details' }).click()
  await lee.page.waitForURL('**/contacts')
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
})

test.for([true, false])(
  'on a phone: role and title changed in the row, three put into a group, two suspended (script: %s)',
  async (javaScriptEnabled, { app, mail, browser }) => {
    const lee = await somebody(browser, { ...phone, javaScriptEnabled })
    const name = javaScriptEnabled ? 'Plover Reach' : 'Curlew Bay'
    const { home } = await foundCommunity(lee.page, { url: app.url, mail, name })
    for (const firstName of ['Ana', 'Bo', 'Cy']) {
      const person = { firstName, lastName: 'Reyes', email: anEmail(firstName.toLowerCase()) }
      await inviteIntoNewHome(lee.page, {
        home,
        street: `${firstName.length} ${firstName} Pl`,
        person,
      })
      const neighbour = await somebody(browser, { ...desk, javaScriptEnabled })
      await comeIn(neighbour.page, { mail, person, link: await linkTo(mail, person) })
      await neighbour.context.close()
    }
    await lee.page.goto(`${home}/groups/new`)
    await lee.page.getByLabel('Name').fill('Pool committee')
    await lee.page.getByRole('button', { name: 'Create a group' }).click()
    await lee.page.getByText('You run this group').waitFor()

    await lee.page.goto(`${home}/members?tab=active`)
    await (javaScriptEnabled ? changeInRows(lee.page) : changeOnPages(lee.page))
    await lee.page.getByRole('link', { name: 'Title of Ana Reyes: Treasurer' }).waitFor()
    await expectNothingCutOff(lee.page)

    const tick = async (...names: string[]) => {
      for (const one of names) await lee.page.getByLabel(`Select ${one} Reyes`).check()
    }
    await tick('Ana', 'Bo', 'Cy')
    await lee.page.getByRole('button', { name: 'Add to Group…' }).click()
    await lee.page.getByLabel('Group', { exact: true }).selectOption('Pool committee')
    if (javaScriptEnabled) await expectAccessible(lee.page)
    await lee.page.getByRole('button', { name: 'Add 3 members' }).click()
    await lee.page.getByText('3 members were added to Pool committee').waitFor()
    await lee.page.getByRole('link', { name: 'Ok' }).click()
    await lee.page.getByRole('dialog').waitFor({ state: 'detached' })

    await tick('Bo', 'Cy')
    await lee.page.getByRole('button', { name: 'Suspend…' }).click()
    await lee.page.getByLabel('Reason').fill('Left the gate open')
    await lee.page.getByRole('button', { name: 'Suspend 2 members' }).click()
    await lee.page.getByText('2 members were suspended').waitFor()
    await expectNothingCutOff(lee.page)
    await lee.page.getByRole('link', { name: 'Ok' }).click()
    await lee.page.getByRole('link', { name: 'Inactive 2' }).click()
    await lee.page.getByText('Suspended: Left the gate open').first().waitFor()
  },
)

test('a role stepped to with keys is left by Escape and saved by Enter, whichever way the field was opened', async ({
  app,
  mail,
  browser,
}) => {
  const { page, troubles } = await somebody(browser, desk)
  const { home } = await foundCommunity(page, { url: app.url, mail, name: 'Teal Cove' })
  const ana = { firstName: 'Ana', lastName: 'Reyes', email: anEmail('ana') }
  await inviteIntoNewHome(page, { home, street: '3 Alder Pl', person: ana })
  await page.goto(`${home}/members?tab=pending`)
  await alive(page)
  const role = page.getByRole('link', { name: 'Role of Ana Reyes' })
  const stepUp = async (open: () => Promise<void>, last: string) => {
    await open()
    await page.locator('.row-editor select:focus').waitFor()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press(last)
    await page.locator('.row-editor').waitFor({ state: 'detached' })
  }
  const byMouse = () => role.click()
  const byKeys = () => role.press('Enter')
  for (const open of [byMouse, byKeys]) {
    await stepUp(open, 'Escape')
    await page.getByRole('link', { name: 'Role of Ana Reyes: Resident' }).waitFor()
    expect(await page.getByText('Ana Reyes now has').count()).toBe(0)
    await page.reload()
    await alive(page)
    await page.getByRole('link', { name: 'Role of Ana Reyes: Resident' }).waitFor()
  }
  await stepUp(byKeys, 'Enter')
  await page.getByText('Ana Reyes now has the role Board Member.').waitFor()
  await byMouse()
  await page.getByRole('option', { name: 'Resident' }).click()
  await page.getByText('Ana Reyes now has the role Resident.').waitFor()
  expect(troubles).toEqual([])
})

/** Changes a role and takes it back, changes a title, and learns why the last leader stays one, all in the list. */
async function changeInRows(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Role of Ana Reyes' }).click()
  await page.getByRole('listbox', { name: 'Role of Ana Reyes' }).selectOption('Board Member')
  await page.getByText('Ana Reyes now has the role Board Member.').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Ana Reyes now has the role Resident.').waitFor()
  await page.getByRole('link', { name: 'Title of Ana Reyes' }).click()
  const title = page.getByRole('textbox', { name: 'Title of Ana Reyes' })
  const long = 'Treasurer and keeper of the pool '.repeat(3)
  await title.fill('')
  await page.keyboard.insertText(long)
  await page.keyboard.press('Enter')
  await page.getByText('Please give a title of at most 80 characters').waitFor()
  expect(await title.inputValue()).toBe(long)
  await title.fill('Treasurer')
  await page.keyboard.press('Enter')
  await page.getByText('Ana Reyes now has the title Treasurer.').waitFor()
  await page.getByRole('link', { name: 'Role of Lee Board' }).click()
  await page.getByRole('listbox', { name: 'Role of Lee Board' }).selectOption('Resident')
  await page.getByText('You are the only Community Leader').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Close' }).click()
}

/** The same role and title without script, on their own pages and back. */
async function changeOnPages(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Role of Ana Reyes' }).click()
  await page.getByLabel('Role', { exact: true }).selectOption('Board Member')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('link', { name: 'Role of Ana Reyes: Board Member' }).waitFor()
  await page.getByRole('link', { name: 'Title of Ana Reyes' }).click()
  await page.getByLabel('Title', { exact: true }).fill('Treasurer')
  await page.getByRole('button', { name: 'Save' }).click()
}
