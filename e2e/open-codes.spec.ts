import type { Browser } from 'playwright-core'
import { test as base, expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import type { Home } from '#domain/addresses/home.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { findOrAddProperty } from '#domain/properties/add-property.ts'
import { aCommunity, aJoining, anAccount, anOpenCode } from '#test/factories.ts'
import { aFolder, startApplication } from './application.ts'
import { launchBrowser } from './browser.ts'
import { givePassword, type Inside, lookInside } from './faults/house.ts'
import { alive, somebody } from './journey.ts'
import { dayAndNight, everyView, look, type View } from './look.ts'
import { signIn } from './steps.ts'

/** The application on a folder of its own, its database seen from inside, and a browser. */
const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixtures wanted from this pattern
  .extend('place', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const folder = await aFolder()
    const env = { TRUSTED_PROXIES: '127.0.0.1 ::1' }
    const app = await startApplication({ dataDir: folder.path, env })
    const inside = await lookInside(folder.path)
    const browser = await launchBrowser()
    onCleanup(async () => {
      await Promise.all([browser.close(), inside.close()])
      await app.stop()
      await folder.remove()
    })
    return { url: app.url, inside, browser }
  })

const elm: Home = {
  kind: 'street',
  street: '7 ELM ST',
  unit: null,
  city: 'AUSTIN',
  state: 'TX',
  zip: '78701',
}
const fir: Home = { ...elm, street: '111 FIR RD' }

/** A community with a home where Mia Ortiz lives, its leader who can sign in, and codes to use. */
async function aTown({ db, key, ...inside }: Inside) {
  const { leader: by, slug } = await aCommunity(db)
  await givePassword({ db, key, ...inside }, by.accountId)
  await inCommunity(db, by.communityId, (db, now) => findOrAddProperty(db, by, { home: elm, now }))
  const code = (at?: Date) => anOpenCode(db, { by, key, at })
  const mia = await aJoining(db, { firstName: 'Mia', lastName: 'Ortiz' })
  await redeemInvitation(db, mia, { ...(await code()), toldHome: elm })
  const { email } = await db
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', by.accountId)
    .executeTakeFirstOrThrow()
  return { slug, leaderEmail: email, code }
}

test.for(dayAndNight)(
  'a resident with an open code tells their home, waits, and a leader lets them in, %s',
  async ([, options], { place }) => {
    const { url, inside, browser } = place
    const { slug, leaderEmail, code } = await aTown(inside)
    const sam = await anAccount(inside.db, { firstName: 'Sam', lastName: 'Ito' })
    await givePassword(inside, sam.id)
    const resident = await somebody(browser, options)
    const { page } = resident
    await page.goto(`${url}/join/${(await code()).code}`)
    await page.getByText('Where do you live?').waitFor()
    await look(page, options, 'offer')
    await page.locator('form[action="/join/resident/sign-up"]').evaluate((form) => {
      form.setAttribute('novalidate', '')
    })
    await page.getByRole('button', { name: 'Create my account' }).click()
    await page.getByRole('alert').waitFor()
    await look(page, options, 'offer-refused')
    await page.getByRole('link', { name: 'I have an account' }).click()
    await page.getByLabel('Email').fill(sam.email)
    await page.getByLabel('Password').fill('seven little goats')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByLabel('Street address').fill('7 Elm Street')
    await look(page, options, 'joining')
    await page.getByRole('button', { name: 'Join', exact: true }).click()
    await page.getByText('Almost there').waitFor()
    await look(page, options, 'waiting')
    await page.goto(`${url}/communities`)
    await page.getByText('must confirm your home').waitFor()
    await look(page, options, 'communities')

    await confirm(browser, { url, slug, leaderEmail, options })
    await page.goto(`${url}/c/${slug}`)
    await page.getByText('You are here as Resident').waitFor()
    expect(resident.troubles).toEqual([])
  },
)

test.for(everyView)(
  'who waits corrects the home they mistyped, and who does not want to join waits no more, %s',
  async ([, options], { place }) => {
    const { url, inside, browser } = place
    const { slug, leaderEmail, code } = await aTown(inside)
    const account = await anAccount(inside.db, { firstName: 'Sam', lastName: 'Ito' })
    await givePassword(inside, account.id)
    const sam = { ...(await aJoining(inside.db)), accountId: account.id, email: account.email }
    await redeemInvitation(inside.db, sam, { ...(await code()), toldHome: fir })
    const { page, context, troubles } = await somebody(browser, options)
    await signIn(page, { url, email: account.email })
    await page.goto(`${url}/join/resident/waiting`)
    await look(page, options, 'waiting-mistyped')
    await page.getByRole('link', { name: 'Correct my home' }).click()
    await look(page, options, 'correct-home')
    await page.getByLabel('Street address').fill('Fir Road')
    await page.getByRole('button', { name: 'Send the correction' }).click()
    await page.getByRole('alert').waitFor()
    await look(page, options, 'correct-home-refused')
    await page.getByLabel('Street address').fill('11 Fir Road')
    await page.getByRole('button', { name: 'Send the correction' }).dblclick()
    await page.getByText('Your home is corrected').waitFor()
    await page.getByText('11 FIR RD, AUSTIN TX 78701').waitFor()
    await look(page, options, 'waiting-corrected')
    const leader = await somebody(browser, options)
    await signIn(leader.page, { url, email: leaderEmail })
    await leader.page.goto(`${url}/c/${slug}/invitations/confirm`)
    await leader.page.getByText('Told before').waitFor()
    await look(leader.page, options, 'confirm-corrected')

    await page.getByRole('link', { name: 'I do not want to join' }).click()
    await page.getByText('Your account stays').waitFor()
    await look(page, options, 'not-join')
    await page.getByRole('button', { name: 'I do not want to join' }).click()
    await page.getByText('You are not waiting for Maple Court any more').waitFor()
    await look(page, options, 'waits-no-more')
    await leader.page.getByRole('button', { name: 'Confirm Sam Ito' }).click()
    await leader.page.getByText('This is settled already').waitFor()
    await look(leader.page, options, 'confirm-too-late')
    expect(troubles).toEqual([])
    await Promise.all([context.close(), leader.context.close()])
  },
)

type Leading = { url: string; slug: string; leaderEmail: string; options: View }

/** The leader looks at everything there is to look at, and lets Sam into the same household. */
async function confirm(
  browser: Browser,
  { url, slug, leaderEmail: email, options }: Leading,
): Promise<void> {
  const { page, context, troubles } = await somebody(browser, options)
  await signIn(page, { url, email })
  await page.getByRole('link', { name: 'Look at it' }).click()
  await page.getByRole('heading', { name: 'Sam Ito' }).waitFor()
  await look(page, options, 'confirm')
  await page.getByRole('link', { name: 'Choose another home for Sam Ito' }).click()
  await page.getByRole('link', { name: 'Choose: 7 ELM ST' }).click()
  await page.getByText('Chosen home').waitFor()
  await look(page, options, 'choose-home')
  await page.getByRole('link', { name: 'Back' }).click()
  await page.getByRole('link', { name: 'Decline Sam Ito' }).click()
  await page.getByText('Their account stays').waitFor()
  await look(page, options, 'decline')
  await page.getByRole('link', { name: 'Back' }).click()
  await page.getByLabel('the same household').check()
  await page.getByRole('button', { name: 'Confirm Sam Ito' }).click()
  await page.getByText('Sam Ito is in').waitFor()
  await look(page, options, 'confirmed')
  expect(new URL(page.url()).pathname).toBe(`/c/${slug}/invitations/confirm`)
  expect(troubles).toEqual([])
  await context.close()
}

test.for(dayAndNight)(
  'who holds an expired code asks for a new one with one click, %s',
  async ([, options], { place }) => {
    const { url, inside, browser } = place
    const { code } = await aTown(inside)
    const { page } = await somebody(browser, options)
    await page.goto(`${url}/join/${(await code(new Date('2020-01-01T12:00:00Z'))).code}`)
    await look(page, options, 'expired')
    await page.getByRole('button', { name: 'Ask for a new invitation' }).click()
    await page.getByRole('heading', { name: 'Thank you' }).waitFor()
    await look(page, options, 'asked-again')
  },
)

test('whom the gate of a community turns away reads it in their language, also once the page is alive', async ({
  place,
}) => {
  const { url, inside, browser } = place
  const { slug } = await aTown(inside)
  const ana = await anAccount(inside.db)
  await inside.db.updateTable('accounts').set({ locale: 'es' }).where('id', '=', ana.id).execute()
  await givePassword(inside, ana.id)
  const { page, troubles } = await somebody(browser, { locale: 'en-US' })
  await signIn(page, { url, email: ana.email })
  await page.waitForURL((now) => now.pathname !== '/sign-in')
  await page.goto(`${url}/c/${slug}`)
  await alive(page)
  expect(await page.getByRole('heading').allInnerTexts()).toEqual(['No encontramos esta página'])
  expect(troubles).toEqual([])
})
