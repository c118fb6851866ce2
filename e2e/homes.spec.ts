import type { Page } from 'playwright-core'
import { anEmail, phone, somebody, test } from './journey.ts'
import { look } from './look.ts'
import { comeIn, foundCommunity, inviteIntoNewHome, linkTo } from './steps.ts'

const views = [
  ['with script', { ...phone, colorScheme: 'light' }],
  ['without script', { ...phone, javaScriptEnabled: false }],
] as const

/** Types an address, looks at its standard form, and saves it. */
async function typeAddress(page: Page, { street, go }: { street: string; go: string }) {
  await page.getByLabel('Street Address', { exact: true }).last().fill(street)
  await page.getByRole('button', { name: 'Validate Address' }).click()
  await page.getByText('Standard form', { exact: true }).waitFor()
  await page.getByRole('button', { name: go }).click()
}

test.for(views)(
  'a home is created, mended, found to be there twice, made one, deleted and restored, on a phone %s',
  async ([how, view], { app, mail, browser }) => {
    const { page } = await somebody(browser, view)
    const { home } = await foundCommunity(page, { url: app.url, mail, name: `Homes ${how}` })
    const list = `${home}/properties`
    for (const street of ['7 Oak Lane', '9 Elm St']) {
      await page.goto(`${list}/new`)
      await typeAddress(page, { street, go: 'Create property' })
      await page.getByText('The home is there.').waitFor()
    }
    await page.getByRole('link', { name: 'Change address…' }).click()
    await look(page, view, 'change-address')
    await typeAddress(page, { street: '7 Oak Ln', go: 'Save' })
    await page.getByText('This home is there already.').waitFor()
    await page.getByRole('link', { name: 'Are the two one home?' }).click()
    await page.getByRole('heading', { name: 'One home or two?' }).waitFor()
    await look(page, view, 'merge-homes')
    await page.getByLabel('Yes, these are one home').check()
    await page.getByRole('button', { name: 'Merge the two' }).click()
    await page.getByText('The two are one home now.').waitFor()
    await look(page, view, 'homes-spelled-twice')

    await page.goto(list)
    await look(page, view, 'properties')
    await page.getByRole('link', { name: '7 OAK LN' }).click()
    await look(page, view, 'property')
    await page.getByRole('link', { name: 'Delete…' }).click()
    await look(page, view, 'delete-home')
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByText('The home is deleted.').waitFor()
    await page.getByRole('button', { name: 'Restore' }).click()
    await page.getByText('The home is restored.').waitFor()
  },
)

test.for(views)(
  'the access of a household ends with the next request and comes back with the one after, on a phone %s',
  async ([how, view], { app, mail, browser }) => {
    const { page } = await somebody(browser, view)
    const { home } = await foundCommunity(page, { url: app.url, mail, name: `Status ${how}` })
    const ruth = { firstName: 'Ruth', lastName: 'Okafor', email: anEmail('ruth') }
    await inviteIntoNewHome(page, { home, street: '1 Heron Way', person: ruth })
    const resident = await somebody(browser, view)
    await comeIn(resident.page, { mail, person: ruth, link: await linkTo(mail, ruth) })

    await page.goto(`${home}/households`)
    await look(page, view, 'households')
    await page.getByRole('link', { name: 'Okafor Household' }).click()
    await look(page, view, 'household')
    await page.getByRole('link', { name: 'Set inactive…' }).click()
    await page.getByLabel('Reason').fill('Dues unpaid since January')
    await look(page, view, 'set-inactive')
    await page.getByRole('button', { name: 'Set inactive' }).click()
    await page.getByRole('heading', { name: /^Inactive since/ }).waitFor()
    await look(page, view, 'household-inactive')

    await resident.page.goto(home)
    await resident.page.getByRole('heading', { name: 'Your household is set inactive' }).waitFor()
    await look(resident.page, view, 'home-paused')
    await page.getByRole('button', { name: 'Set active again' }).click()
    await page.getByText('The household is active again.').waitFor()
    await resident.page.goto(`${home}/members`)
    await resident.page.getByRole('heading', { name: 'Community Members' }).waitFor()
    await mail.waitFor(ruth.email, 'is active again')
  },
)
