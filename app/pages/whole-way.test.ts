import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { anEmail } from '#test/factories.ts'
import { elements, wordsOf } from '#test/html.ts'
import type { Page } from '#test/page.ts'
import { lotSeven, password, signInAs, signUpWith, toMemberStep } from '#test/steps.ts'
import { aHouse, aVisitor, type House, letterTo, type TestVisitor } from '#test/visitor.ts'

/** Somebody who has created a community on the page for it, and confirmed their address by the link. */
async function aFounder(house: House, name: string): Promise<{ lee: TestVisitor; home: string }> {
  const lee = aVisitor(house)
  const email = anEmail('lee')
  const place = { name, city: 'Austin', state: 'TX', zip: '78704' }
  const person = { firstName: 'Lee', lastName: 'Board', email, password }
  const asked = await lee.send(await lee.open('/start'), '/start', { ...place, ...person })
  const { verifyUrl } = await letterTo(house, email, 'confirm address')
  const link = new URL(verifyUrl).pathname
  expect(asked.path).toBe('/verify-email')
  const home = await lee.send(await lee.open(link), link)
  return { lee, home: home.path }
}

/** The tabs with their counts, as they stand on the page. */
const tabsOf = (page: Page) =>
  elements(page.root, 'nav')
    .filter(({ attributes }) => attributes.class === 'tabs')
    .flatMap((tabs) => elements(tabs, 'a').map(wordsOf))

async function invite(lee: TestVisitor, home: string): Promise<string> {
  const members = `${home}/members`
  const email = anEmail('bo')
  const step = await toMemberStep({ visitor: lee, members }, { home: lotSeven })
  const bo = { firstName: 'Bo', lastName: 'Chen', email }
  await lee.send(step, `${members}/invite`, bo, 'Send Invitation')
  expect(tabsOf(await lee.open(members))).toContain('Pending 1')
  return email
}

test('from nothing to a neighbour among the active members, by six digits, without JavaScript', async ({
  db,
}) => {
  const house = aHouse(db)
  const { lee, home } = await aFounder(house, 'Juniper Gardens')
  const email = await invite(lee, home)
  const { joinUrl } = await letterTo(house, email, 'invitation')
  const bo = aVisitor(house)
  const offer = await bo.open(new URL(joinUrl).pathname)
  expect(offer.path).toBe('/join/resident')
  expect(offer.words).toContain('You are invited to Juniper Gardens')
  const asked = await bo.send(offer, '/join/resident/sign-up', { email, password })
  const { code } = await letterTo(house, email, 'confirm address')
  const inside = await bo.send(asked, '/verify-email', { code })
  expect(inside.words).toContain('Welcome to Juniper Gardens')
  const active = await lee.open(`${home}/members?tab=active`)
  expect(tabsOf(active)).toEqual(['All 2', 'Active 2', 'Leaders 1', 'Inactive 0', 'Pending 0'])
  expect(active.words).toContain('Bo Chen LOT 7 Resident')
  const neighbours = await bo.click(inside, 'See your neighbours')
  expect(tabsOf(neighbours)).toEqual(['Active 2', 'Leaders 1'])
})

test('from an invitation on one device and its e-mail on another to the same community', async ({
  db,
}) => {
  const house = aHouse(db)
  const { lee, home } = await aFounder(house, 'Walnut Hill')
  const email = await invite(lee, home)
  const { code } = await letterTo(house, email, 'invitation')
  const tablet = aVisitor(house)
  await signUpWith(tablet, { code, email })
  const { verifyUrl } = await letterTo(house, email, 'confirm address')
  const phone = aVisitor(house)
  const link = new URL(verifyUrl).pathname
  await phone.send(await phone.open(link), link)
  expect((await signInAs(phone, { email })).path).toBe(home)
  expect(tabsOf(await lee.open(`${home}/members`))).toContain('Active 2')
  const waiting = await tablet.open('/verify-email')
  expect(waiting.words).toContain('your e-mail address is confirmed')
  const inside = await signInAs(tablet, { email })
  expect([inside.status, inside.path]).toEqual([200, `${home}?joined`])
})
