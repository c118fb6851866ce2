import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { anEmail, desk, somebody, test } from './journey.ts'
import { everyView, look, type View } from './look.ts'
import { linkIn, type MailServer } from './mail-server.ts'
import { foundCommunity, inviteIntoNewHome, type Person, password } from './steps.ts'

type Inviting = { lee: Page; home: string; mail: MailServer; page: Page }

/** Invites somebody to an address of their own, and opens the link where another account is signed in. */
async function openOther({ lee, home, mail, page }: Inviting, lastName: string): Promise<Person> {
  const person = { firstName: 'Ana', lastName, email: anEmail(`ana-${lastName.toLowerCase()}`) }
  await inviteIntoNewHome(lee, { home, street: `${lastName.length} ${lastName} St`, person })
  await page.goto(linkIn(await mail.waitFor(person.email, 'Your invitation'), '/join/'))
  await page.getByText('This invitation was made for a•••@example.com').waitFor()
  return person
}

/** The leader finds the notice, and changes the address of the invitation. */
async function fixAddress({ lee, home, mail }: Inviting, holder: string): Promise<void> {
  await lee.goto(home)
  await lee.getByText(`Someone who signs in with ${holder} holds the invitation`).waitFor()
  await look(lee, { ...desk, colorScheme: 'dark' }, 'asked-a-leader')
  await lee.getByRole('link', { name: 'See the invitation' }).click()
  await lee.getByRole('link', { name: 'Ana Asking' }).click()
  await lee.getByRole('link', { name: 'Fix Address' }).first().click()
  await lee.getByLabel('New e-mail address').fill(holder)
  await lee.getByRole('button', { name: 'Change and Send' }).click()
  await mail.waitFor(holder, 'Your invitation to Tern Harbor')
}

test.for(everyView)(
  'an invitation made for another address has three ways out, and all of them work, %s',
  async ([, view], { app, mail, browser }) => {
    const { url } = app
    const lee = await somebody(browser)
    const { home } = await foundCommunity(lee.page, { url, mail, name: 'Tern Harbor' })
    const ana = await somebody(browser, view)
    const { page } = ana
    const { leader } = await foundCommunity(page, { url, mail, name: 'Plover Point' })
    const inviting = { lee: lee.page, home, mail, page }

    await openOther(inviting, 'Asking')
    await look(page, view, 'other-address')
    await page.getByRole('button', { name: 'Ask a leader' }).click()
    await page.getByText('The Community Leaders have been told.').waitFor()
    await page.getByRole('button', { name: 'Ask a leader' }).click()
    await page.getByText('You have just asked for this.').waitFor()
    await look(page, view, 'other-address-asked')
    await fixAddress(inviting, leader.email)

    const proven = await openOther(inviting, 'Proving')
    await page.getByRole('button', { name: 'Send the link' }).click()
    await page.getByText('We have sent a link to a•••@example.com.').waitFor()
    await look(page, view, 'other-address-sent')
    const reader = await somebody(browser, view)
    await confirmMailbox(reader.page, { mail, view, to: proven.email, holder: leader.email })
    await page.getByRole('link', { name: 'I have opened it: go on' }).click()
    await page.waitForURL('**/c/tern-harbor*')

    const { leader: second } = await foundCommunity(reader.page, { url, mail, name: 'Egret Cove' })
    await inviteIntoNewHome(lee.page, { home, street: '8 Own St', person: second })
    await page.goto(linkIn(await mail.waitFor(second.email, 'Your invitation'), '/join/'))
    await page.getByRole('button', { name: 'Sign in with the other account' }).click()
    await page.getByLabel('Email').fill(second.email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('button', { name: 'Join', exact: true }).click()
    await page.getByText('Welcome to Tern Harbor').waitFor()
    expect([...ana.troubles, ...reader.troubles]).toEqual([])
  },
)

type Confirming = { mail: MailServer; view: View; to: string; holder: string }

/** Whoever reads the invited mailbox lets the other account in; nothing happens before they click. */
async function confirmMailbox(page: Page, { mail, view, to, holder }: Confirming): Promise<void> {
  await page.goto(linkIn(await mail.waitFor(to, 'wants to join'), '/join/prove/'))
  await page.getByText(`Somebody who signs in as ${holder} wants to join`).waitFor()
  await look(page, view, 'other-address-prove')
  await page.getByRole('button', { name: 'Yes, it is me' }).click()
  await page.getByText('Thank you. You are in.').waitFor()
}
