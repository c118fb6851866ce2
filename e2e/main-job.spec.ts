import { expect } from 'vitest'
import { alive, anEmail, desk, phone, somebody, test } from './journey.ts'
import { linkIn } from './mail-server.ts'
import { createCommunity, inviteIntoNewHome, signIn, signUp } from './steps.ts'

test('a board creates a community, invites a resident by e-mail, and the resident joins', async ({
  app,
  mail,
  browser,
}) => {
  const ana = { firstName: 'Ana', lastName: 'Reyes', email: anEmail('ana') }
  const lee = await somebody(browser, desk)
  const { home } = await createCommunity(lee.page, { url: app.url, mail })

  await lee.page.getByRole('link', { name: 'Community Members' }).click()
  await lee.page.getByRole('link', { name: 'Invite Member', exact: true }).click()
  await lee.page.getByRole('dialog').waitFor()
  await inviteIntoNewHome(lee.page, { home, street: '12 north oak street apt 4', person: ana })
  const shown = await lee.page.getByRole('dialog').innerText()
  for (const fact of ['Ana Reyes', ana.email, '12 N OAK ST APT 4, AUSTIN TX 78701'])
    expect(shown).toContain(fact)
  const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(shown)?.[0] ?? ''
  await lee.page.getByRole('link', { name: 'Close' }).last().click()
  await lee.page.getByRole('link', { name: /Pending 1/ }).waitFor()

  const letter = await mail.waitFor(ana.email, 'Your invitation to Maple Court')
  expect(letter.text).toContain(code)
  const link = linkIn(letter, '/join/')

  const onPhone = await somebody(browser, phone)
  await onPhone.page.goto(link)
  expect(onPhone.page.url()).toBe(`${app.url}/join/resident`)
  await signUp(onPhone.page, ana)
  await signIn(onPhone.page, { url: app.url, email: ana.email })
  await onPhone.page.getByText('Before you can sign in').waitFor()
  await onPhone.page.goto(home)
  expect(onPhone.page.url()).toContain('/sign-in')

  const elsewhere = await somebody(browser, desk)
  await elsewhere.page.goto(
    linkIn(await mail.waitFor(ana.email, 'is your Communitrak code'), '/verify-email/'),
  )
  await elsewhere.page.getByRole('button', { name: 'Confirm my e-mail' }).click()
  await elsewhere.page.getByText('your e-mail address is confirmed').waitFor()
  await signIn(elsewhere.page, { url: app.url, email: ana.email })
  await elsewhere.page.waitForURL(`${home}**`)
  await mail.waitFor(ana.email, 'Welcome to Maple Court')

  await lee.page.goto(`${home}/members?tab=active`)
  await alive(lee.page)
  await lee.page.getByRole('link', { name: /Pending 0/ }).waitFor()
  await lee.page.getByRole('rowheader', { name: 'Ana Reyes' }).waitFor()
  expect([...lee.troubles, ...onPhone.troubles, ...elsewhere.troubles]).toEqual([])
})

test('Invite Another keeps the household, and a resend counts who was skipped and why', async ({
  app,
  mail,
  browser,
}) => {
  const lee = await somebody(browser, phone)
  const { home } = await createCommunity(lee.page, { url: app.url, mail, name: 'Cedar Point' })
  const ana = { firstName: 'Ana', lastName: 'Reyes', email: anEmail('ana') }
  const bo = { firstName: 'Bo', lastName: 'Chen', email: anEmail('bo') }
  await inviteIntoNewHome(lee.page, { home, street: '9 Cedar Ln', person: ana })
  await lee.page.getByRole('button', { name: 'Invite Another' }).click()
  await lee.page.getByText('Who is the new member?').waitFor()
  await lee.page.getByLabel('First Name').fill(bo.firstName)
  await lee.page.getByLabel('Last Name').fill(bo.lastName)
  await lee.page.getByLabel('Email', { exact: true }).fill(bo.email)
  await lee.page.getByLabel('Send invitation immediately').uncheck()
  await lee.page.getByRole('button', { name: 'Send Invitation' }).click()
  await lee.page.getByText('The member is created').waitFor()
  await lee.page.getByRole('link', { name: 'Close' }).last().click()
  await lee.page.waitForURL('**/members?tab=pending')
  await alive(lee.page)

  await lee.page.getByLabel('Select Ana Reyes').check()
  await lee.page.getByLabel('Select Bo Chen').check()
  await lee.page.getByRole('button', { name: 'Resend Invitations' }).click()
  const dialog = lee.page.getByRole('dialog')
  await dialog.getByText('Send these invitations again?').waitFor()
  await dialog.getByText('Ana Reyes: was sent one less than ten minutes ago').waitFor()
  await dialog.getByRole('button', { name: 'Send one invitation' }).click()
  await dialog.getByText('One invitation was sent').waitFor()
  expect(await dialog.innerText()).toContain('Ana Reyes: was sent one less than ten minutes ago')
  await dialog.getByRole('link', { name: 'Ok' }).click()
  await dialog.waitFor({ state: 'hidden' })
  const letter = await mail.waitFor(bo.email, 'Your invitation to Cedar Point')

  await lee.page.getByLabel('Select Bo Chen').check()
  await lee.page.getByRole('button', { name: 'Void Invitations' }).click()
  await dialog.getByRole('button', { name: 'Void one invitation' }).click()
  await dialog.getByText('One invitation was voided').waitFor()
  const late = await somebody(browser, phone)
  await late.page.goto(linkIn(letter, '/join/'))
  await late.page.getByText('This invitation was cancelled').waitFor()
  expect([...lee.troubles, ...late.troubles]).toEqual([])
})
