import { expect } from 'vitest'
import { anEmail, expectAccessible, phone, somebody, test } from './journey.ts'
import { expectNothingCutOff } from './look.ts'
import { linkIn } from './mail-server.ts'
import { comeIn, foundCommunity, inviteIntoNewHome, linkTo } from './steps.ts'

test.for([true, false])(
  'a neighbour asks to join a closed group, and its admin lets them in (script: %s)',
  async (javaScriptEnabled, { app, mail, browser }) => {
    const lee = await somebody(browser, { ...phone, javaScriptEnabled })
    const name = javaScriptEnabled ? 'Alder Court' : 'Birch Hollow'
    const { leader, home } = await foundCommunity(lee.page, { url: app.url, mail, name })
    const ana = { firstName: 'Ana', lastName: 'Reyes', email: anEmail('ana') }
    await inviteIntoNewHome(lee.page, { home, street: '3 Alder Pl', person: ana })
    const neighbour = await somebody(browser, { ...phone, javaScriptEnabled })
    const link = await linkTo(mail, ana)
    await comeIn(neighbour.page, { mail, person: ana, link })

    await lee.page.goto(home)
    await lee.page.getByText('Menu', { exact: true }).click()
    await lee.page.getByRole('link', { name: 'Groups' }).click()
    await lee.page.getByRole('link', { name: 'Create a group' }).click()
    await lee.page.getByLabel('Name').fill('Pool committee')
    await lee.page.getByLabel('Closed').check()
    await lee.page.getByRole('button', { name: 'Create a group' }).click()
    await lee.page.getByText('You run this group').waitFor()
    if (javaScriptEnabled) await expectAccessible(lee.page)

    await neighbour.page.goto(`${home}/groups`)
    await neighbour.page.getByRole('link', { name: 'Pool committee' }).click()
    await neighbour.page.getByRole('button', { name: 'Ask to join' }).click()
    await neighbour.page.getByText('Whoever runs the group has been told').waitFor()

    const letter = await mail.waitFor(leader.email, 'Ana Reyes asks to join Pool committee')
    await lee.page.goto(linkIn(letter, '/groups/'))
    if (javaScriptEnabled) await expectAccessible(lee.page)
    await lee.page.getByRole('button', { name: 'Let in Ana Reyes' }).click()
    await lee.page.getByText('They are in').waitFor()
    await lee.page.getByText('Manage').click()
    await expectNothingCutOff(lee.page)
    await lee.page.getByRole('button', { name: 'Make admin' }).click()
    await lee.page.getByText('They run the group too now').waitFor()
    await lee.page.getByRole('button', { name: 'Leave this group' }).click()
    await lee.page.getByText('You have left this group').waitFor()

    const told = await mail.waitFor(ana.email, 'You are in the group Pool committee')
    await neighbour.page.goto(linkIn(told, '/groups/'))
    await neighbour.page.getByText('You are its only admin').waitFor()
    expect(await neighbour.page.getByRole('button', { name: 'Leave' }).count()).toBe(0)
    await neighbour.page.getByRole('link', { name: 'Delete this group' }).click()
    await neighbour.page.getByRole('button', { name: 'Delete this group' }).click()
    await neighbour.page.getByRole('button', { name: 'Restore it' }).click()
    await neighbour.page.getByText('The group is back').waitFor()
  },
)
