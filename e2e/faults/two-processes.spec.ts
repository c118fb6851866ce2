import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { findOrAddProperty } from '#domain/properties/add-property.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { anOpenCode } from '#test/factories.ts'
import { contradictions, isIn } from './books.ts'
import {
  aBrowser,
  aSignedInPerson,
  confirm,
  expectPeople,
  type Inside,
  signUp,
  type TestBrowser,
} from './house.ts'
import { aNetwork, join, signInAs, test } from './pair.ts'

test('of eight people who join with one code on two processes, one is in and seven are told', async ({
  pair,
}) => {
  const { urls, inside } = pair
  for (let round = 0; round < 5; round += 1) {
    const { leader, people } = await expectPeople(inside, 1)
    const [invited] = people
    await forgetAddress(inside, leader.communityId)
    const rivals = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        aSignedInPerson(inside, { url: urls[index % 2]!, network: aNetwork() }),
      ),
    )
    for (const { browser } of rivals)
      await browser.ask('/join/resident', { accessCode: invited!.code })
    const answers = await Promise.all(rivals.map(({ browser }) => join(browser)))
    expect(answers.sort()).toEqual(['in', ...Array(7).fill('used')])
    expect(await isIn(inside, invited!)).toBe(true)
  }
  expect(await contradictions(inside)).toEqual([])
})

test('of eight people who come with one open code on two processes, one is in and seven are told', async ({
  pair,
}) => {
  const { urls, inside } = pair
  for (let round = 0; round < 5; round += 1) {
    const { leader } = await expectPeople(inside, 0)
    const code = await anOpenCodeOf(inside, leader)
    const homes = await emptyHomes(inside, leader, 2)
    const rivals = await rivalsOn(inside, { urls, count: 8, code: code.code })
    const answers = await Promise.all(
      rivals.map((browser, index) => join(browser, { street: homes[index % 2]! })),
    )
    expect(answers.sort()).toEqual(['in', ...Array(7).fill('used')])
    expect(await isIn(inside, code)).toBe(true)
  }
  expect(await contradictions(inside)).toEqual([])
})

test('of eight people who name one empty home on two processes, one is in and seven wait', async ({
  pair,
}) => {
  const { urls, inside } = pair
  for (let round = 0; round < 5; round += 1) {
    const { leader } = await expectPeople(inside, 0)
    const [street] = await emptyHomes(inside, leader, 1)
    const browsers: TestBrowser[] = []
    for (let number = 0; number < 8; number += 1) {
      const { code } = await anOpenCodeOf(inside, leader)
      browsers.push(...(await rivalsOn(inside, { urls, count: 1, code })))
    }
    const answers = await Promise.all(browsers.map((browser) => join(browser, { street: street! })))
    expect(answers.sort()).toEqual(['in', ...Array(7).fill('waits')])
  }
  expect(await contradictions(inside)).toEqual([])
})

test('a click that reaches both processes joins once', async ({ pair }) => {
  const { urls, inside } = pair
  const { people } = await expectPeople(inside, 6)
  for (const invited of people) {
    const { browser, email } = await aSignedInPerson(inside, {
      url: urls[0],
      network: aNetwork(),
      email: invited.email,
    })
    const twin = aBrowser(urls[1], aNetwork())
    for (const [name, value] of browser.cookies) twin.cookies.set(name, value)
    for (const one of [browser, twin]) await one.ask('/join/resident', { accessCode: invited.code })
    expect(await Promise.all([join(browser), join(twin)]), email).toEqual(['in', 'in'])
  }
  expect(await contradictions(inside)).toEqual([])
})

test('two sign-ups of one person, confirmed on two processes at once, make one account and one member', async ({
  pair,
}) => {
  const { urls, inside } = pair
  const { people } = await expectPeople(inside, 6)
  for (const invited of people) {
    const browsers = urls.map((url) => aBrowser(url, aNetwork()))
    for (const browser of browsers) expect(await signUp(browser, invited)).toBe('done')
    const answers = await Promise.all(browsers.map((browser) => confirm(browser, inside.key)))
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1)
    expect(await isIn(inside, invited)).toBe(true)
  }
  expect(await contradictions(inside)).toEqual([])
})

test('a leader voids the code while the resident joins: exactly one of them wins, and both are told', async ({
  pair,
}) => {
  const { urls, inside } = pair
  const wins = { joined: 0, voided: 0 }
  for (let round = 0; round < 12; round += 1) {
    const { leader, slug, people } = await expectPeople(inside, 1)
    const [invited] = people
    const board = await signInAs(inside, { accountId: leader.accountId, url: urls[0] })
    const resident = await aSignedInPerson(inside, {
      url: urls[1],
      network: aNetwork(),
      email: invited!.email,
    })
    await resident.browser.ask('/join/resident', { accessCode: invited!.code })
    const [voided, joined] = await Promise.all([
      sleep(Math.random() * 20)
        .then(() => board.ask(`/c/${slug}/members/void`, { member: invited!.memberId }))
        .then((answer) => answer.text()),
      join(resident.browser),
    ])
    const isJoined = await isIn(inside, invited!)
    expect(joined).toBe(isJoined ? 'in' : 'voided')
    expect(voided).toContain(isJoined ? 'has joined already' : 'One invitation was voided')
    wins[isJoined ? 'joined' : 'voided'] += 1
  }
  console.info(`joined ${wins.joined} times, voided ${wins.voided} times`)
  expect(await contradictions(inside)).toEqual([])
})

test('ten invitations of one person at once, on two processes, make one', async ({ pair }) => {
  const { urls, inside } = pair
  const { leader, slug } = await expectPeople(inside, 1)
  const boards = await Promise.all(
    urls.map((url) => signInAs(inside, { accountId: leader.accountId, url })),
  )
  const form = { firstName: 'Ana', lastName: 'Reyes', email: `ana-${process.pid}@example.com` }
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) => invite(boards[index % 2]!, slug, form)),
  )
  expect(answers.sort()).toEqual([...Array(9).fill('already invited'), 'invited'])
  const count = await sql<{ properties: number; members: number }>`
    select (select count(*)::int from properties where community_id = ${leader.communityId}) as properties,
           (select count(*)::int from members where community_id = ${leader.communityId}
            and email = ${form.email}) as members`.execute(inside.owner)
  expect(count.rows).toEqual([{ properties: 2, members: 1 }])
})

/** An open code with its symbols. */
function anOpenCodeOf({ db, key }: Inside, by: Actor) {
  return anOpenCode(db, { by, key })
}

/** Homes nobody lives in, by their streets. */
async function emptyHomes({ db }: Inside, by: Actor, count: number): Promise<string[]> {
  const streets = Array.from({ length: count }, (_, index) => `${index + 1} RACE ST`)
  const place = { unit: null, city: 'AUSTIN', state: 'TX', zip: '78701' }
  await inCommunity(db, by.communityId, async (db, now) => {
    for (const street of streets)
      await findOrAddProperty(db, by, { home: { kind: 'street', street, ...place }, now })
  })
  return streets
}

let turns = 0

/** People with accounts, by turns on each process, with one code in hand. */
async function rivalsOn(
  inside: Inside,
  { urls, count, code }: { urls: readonly [string, string]; count: number; code: string },
): Promise<TestBrowser[]> {
  const rivals = await Promise.all(
    Array.from({ length: count }, () =>
      aSignedInPerson(inside, { url: urls[++turns % 2]!, network: aNetwork() }),
    ),
  )
  for (const { browser } of rivals) await browser.ask('/join/resident', { accessCode: code })
  return rivals.map(({ browser }) => browser)
}

async function invite(
  board: TestBrowser,
  slug: string,
  form: Record<string, string>,
): Promise<string> {
  const home = { street: '77 RACE ST', unit: '', city: 'AUSTIN', state: 'TX', zip: '78701' }
  const answer = await board.ask(`/c/${slug}/members/invite/send`, {
    propertyChoice: 'new',
    addressType: 'street',
    ...home,
    validated: Object.values(home).join(' | '),
    householdChoice: 'new',
    householdRole: 'member',
    ...form,
  })
  const page = await answer.text()
  if (answer.headers.get('location')?.includes('/invite/sent/')) return 'invited'
  return page.includes('This person is already invited') ? 'already invited' : page
}

/** The people of a community become reachable on paper only, so that any account may use their codes. */
async function forgetAddress({ owner }: Inside, communityId: string): Promise<void> {
  await sql`update members set email = null where community_id = ${communityId} and joined_at is null`.execute(
    owner,
  )
}
