import { expect } from 'vitest'
import { anEmail, desk, expectAccessible, phone, somebody, test } from './journey.ts'
import { expectNothingCutOff } from './look.ts'
import { comeIn, foundCommunity, inviteIntoNewHome, linkTo } from './steps.ts'

test.for([true, false])(
  'a leader makes a role, looks at the community with it, and gives it to a neighbour (script: %s)',
  async (javaScriptEnabled, { app, mail, browser }) => {
    const lee = await somebody(browser, { ...phone, javaScriptEnabled })
    const name = javaScriptEnabled ? 'Cedar Row' : 'Dogwood End'
    const { home } = await foundCommunity(lee.page, { url: app.url, mail, name })
    const ruth = { firstName: 'Ruth', lastName: 'Okafor', email: anEmail('ruth') }
    await inviteIntoNewHome(lee.page, { home, street: '3 Cedar Row', person: ruth })
    await lee.page.goto(`${home}/members?tab=pending`)
    const box = lee.page.getByRole('checkbox', { name: 'Ruth Okafor' })
    const memberRole = `${home}/members/${await box.getAttribute('value')}/role`
    const neighbour = await somebody(browser, { ...desk, javaScriptEnabled })
    await comeIn(neighbour.page, { mail, person: ruth, link: await linkTo(mail, ruth) })
    const look = async () => {
      await expectNothingCutOff(lee.page)
      if (javaScriptEnabled) await expectAccessible(lee.page)
    }

    await lee.page.goto(home)
    await lee.page.getByText('Menu', { exact: true }).click()
    await lee.page.getByRole('link', { name: 'Roles' }).click()
    await lee.page.getByRole('heading', { name: 'What each role may do' }).waitFor()
    await look()
    await lee.page.getByRole('link', { name: 'Create a role' }).click()
    await lee.page.getByLabel('Start from').selectOption('Board Member')
    await lee.page.getByRole('button', { name: 'Start from it' }).click()
    await lee.page.waitForURL('**/new?from=*')
    await lee.page.locator('#view-property:checked').waitFor()
    await lee.page.getByLabel('Name').fill('Treasurer')
    await look()
    await lee.page.getByRole('button', { name: 'Create this role' }).click()
    await lee.page.getByText('The role is there').waitFor()
    await look()
    const role = lee.page.url().split('?')[0]!

    await lee.page.getByRole('button', { name: 'See the community as this role' }).click()
    await lee.page.getByText('as people with the role Treasurer do').waitFor()
    await look()
    await lee.page.goto(`${home}/properties`)
    await lee.page.getByText('as people with the role Treasurer do').waitFor()
    expect((await lee.page.goto(`${home}/members/invite`))?.status()).toBe(403)
    await lee.page.goto(`${home}/members`)
    await lee.page.getByRole('button', { name: 'Back to myself' }).click()
    await lee.page.waitForURL(role)

    expect((await neighbour.page.goto(`${home}/properties`))?.status()).toBe(403)
    await lee.page.goto(memberRole)
    await look()
    await lee.page.getByLabel('Role').selectOption('Treasurer')
    await lee.page.getByRole('button', { name: 'Save' }).click()
    await lee.page.getByText('Saved.').waitFor()
    expect((await neighbour.page.goto(`${home}/properties`))?.status()).toBe(200)
    await neighbour.page.goto(`${home}/roles`)
    await expectNothingCutOff(neighbour.page)
    await neighbour.page.getByText('Your role').waitFor()

    await lee.page.goto(`${role}/delete`)
    await lee.page.getByLabel('Role instead').selectOption('Resident')
    await look()
    await lee.page.getByRole('button', { name: 'Delete this role' }).click()
    await lee.page.getByText('The role is deleted').waitFor()
    expect((await neighbour.page.goto(`${home}/properties`))?.status()).toBe(403)
  },
)
