import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { alive, anEmail, desk, expectAccessible, phone, somebody, test } from './journey.ts'
import { expectNothingCutOff } from './look.ts'
import { linkIn } from './mail-server.ts'
import { createCommunity, inviteIntoNewHome, password, signIn } from './steps.ts'

const views = [
  ['on a phone with script', { ...phone, colorScheme: 'light' }],
  ['on a phone without script', { ...phone, javaScriptEnabled: false }],
  ['at a desk by night', { ...desk, colorScheme: 'dark' }],
] as const

type View = (typeof views)[number][1]

/** Looks at a page as axe and a finger do; keeps a picture where `PICTURES` says. */
async function look(page: Page, view: View, name: string): Promise<void> {
  const folder = process.env.PICTURES
  const width = page.viewportSize()?.width
  if (folder) await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true })
  if ('javaScriptEnabled' in view) return
  await alive(page)
  await expectAccessible(page)
  await expectNothingCutOff(page)
}

test.for(views)(
  'an invitation made for another address has three ways out, and all of them work, %s',
  async ([, view], { app, mail, browser }) => {
    const { url } = app
    const lee = await somebody(browser)
    const { home } = await createCommunity(lee.page, { url, mail, name: 'Tern Harbor' })
    const ana = await somebody(browser, view)
    const { page } = ana
    const own = await createCommunity(page, { url, mail, name: 'Plover Point' })
    const holder = own.leader.email
    const invite = async (name: string) => {
      const person = { firstName: 'Ana', lastName: name, email: anEmail(`ana-${name.toLowerCase()}`) }
      await inviteIntoNewHome(lee.page, { home, street: `${name.length} ${name} St`, person })
      await page.goto(linkIn(await mail.waitFor(person.email, 'Your invitation'), '/join/'))
      await page.getByText('This invitation was made for a•••@example.com').waitFor()
      return person
    }

    await invite('Asking')
    await look(page, view, 'other-address')
    await page.getByRole('button', { name: 'Ask a leader' }).click()
    await page.getByText('The Community Leaders have been told.').waitFor()
    await look(page, view, 'other-address-asked')
    await page.getByRole('button', { name: 'Ask a leader' }).click()
    await page.getByText('You have just asked for this.').waitFor()
    await lee.page.goto(home)
    await lee.page.getByText(`Someone who signs in as ${holder} holds the invitation`).waitFor()

    const proven = await invite('Proving')
    await page.getByRole('button', { name: 'Send the link' }).click()
    await page.getByText('We have sent a link to a•••@example.com.').waitFor()
    await look(page, view, 'other-address-sent')
    const reader = await somebody(browser, view)
    const letter = await mail.waitFor(proven.email, 'wants to join')
    await reader.page.goto(linkIn(letter, '/join/prove/'))
    await reader.page.getByText(`Somebody who signs in as ${holder} wants to join`).waitFor()
    await look(reader.page, view, 'other-address-prove')
    await reader.page.getByRole('button', { name: 'Yes, it is me' }).click()
    await reader.page.getByText('Thank you. You are in.').waitFor()
    await page.goto(`${url}/join/resident`)
    await page.waitForURL('**/c/tern-harbor*')

    const other = await somebody(browser, view)
    const { leader: second } = await createCommunity(other.page, { url, mail, name: 'Egret Cove' })
    await inviteIntoNewHome(lee.page, { home, street: '8 Own St', person: second })
    await page.goto(linkIn(await mail.waitFor(second.email, 'Your invitation'), '/join/'))
    await page.getByRole('button', { name: 'Sign in with the other account' }).click()
    await page.getByLabel('Email').fill(second.email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: 'Join', exact: true }).click()
    await page.getByText('Welcome to Tern Harbor').waitFor()
    expect([...ana.troubles, ...reader.troubles]).toEqual([])
    await signIn(reader.page, { url, email: holder })
    for (const { context } of [lee, ana, reader, other]) await context.close()
  },
)
