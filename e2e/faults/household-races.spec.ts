import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { aHousehold, type Dweller, type TestHousehold } from '#test/households.ts'
import { contradictions, isIn } from './books.ts'
import { aBrowser, aSignedInPerson, type Inside, type TestBrowser } from './house.ts'
import { aNetwork, join, signInAs, test } from './pair.ts'

type Pair = { urls: readonly [string, string]; inside: Inside }

let guests = 0
const anAddress = () => `guest-${process.pid}-${++guests}@example.com`

/** Each of them signed in, by turns on each process. */
function signInAll({ urls, inside }: Pair, people: readonly Dweller[]): Promise<TestBrowser[]> {
  return Promise.all(
    people.map(({ accountId }, at) => signInAs(inside, { accountId, url: urls[at % 2]! })),
  )
}

const pageOf = ({ slug }: TestHousehold) => `/c/${slug}/my-household`

/** Sends the form; what came of it, and the invitation. */
async function invite(
  browser: TestBrowser,
  home: TestHousehold,
  contact: { email: string } | { phone: string; consent: string },
) {
  const channel = 'phone' in contact ? 'text' : 'email'
  const path = `${pageOf(home)}/${home.householdId}/invite/${channel}`
  const answer = await browser.ask(path, { fullName: 'Chidi Eze', ...contact })
  const [, invitationId = ''] =
    /guests\/([0-9a-f-]+)\/sent/.exec(answer.headers.get('location') ?? '') ?? []
  if (answer.status === 303) return { came: 'invited', invitationId }
  const page = await answer.text()
  return {
    came: page.includes('has an invitation already') ? 'already invited' : page,
    invitationId,
  }
}

/** The code of the only guest, as the Head copies it. */
async function codeFor(browser: TestBrowser, home: TestHousehold): Promise<string> {
  const page = await (await browser.ask(pageOf(home))).text()
  return /value="[^"]*\/join\/([0-9A-Z]{16})"/.exec(page)![1]!
}

/** Presses the button that leaves; what the page then says. */
async function leave(browser: TestBrowser, home: TestHousehold): Promise<string> {
  const answer = await browser.ask(`${pageOf(home)}/${home.householdId}/leave`, {})
  if (answer.status === 303) return 'left'
  return (await answer.text()).includes('Hand over before you leave') ? 'needed' : 'refused'
}

/** How many Heads and members live in a household. */
async function rolesIn({ owner }: Inside, { householdId }: TestHousehold): Promise<string[]> {
  const answer = await sql<{ role: string }>`
    select household_role as role from residencies
    where household_id = ${householdId} and until is null and confirmed_at is not null
    order by household_role`.execute(owner)
  return answer.rows.map(({ role }) => role)
}

test('of two Heads who invite one address at once on two processes, one does and one is told', async ({
  pair,
}) => {
  for (let round = 0; round < 5; round += 1) {
    const home = await aHousehold(pair.inside.db, { heads: 2 })
    const heads = await signInAll(pair, home.heads)
    const contact =
      round % 2 ? { email: anAddress() } : { phone: `512555019${round}`, consent: 'on' }
    const outcomes = await Promise.all(heads.map((head) => invite(head, home, contact)))
    expect(outcomes.map(({ came }) => came).sort()).toEqual(['already invited', 'invited'])
  }
})

test('a Head cancels on one process while the guest joins on the other: exactly one wins', async ({
  pair,
}) => {
  const { urls, inside } = pair
  for (let round = 0; round < 10; round += 1) {
    const home = await aHousehold(inside.db)
    const [head] = await signInAll(pair, home.heads)
    const email = anAddress()
    const { invitationId } = await invite(head!, home, { email })
    const accessCode = await codeFor(head!, home)
    const guest = await aSignedInPerson(inside, { url: urls[1], network: aNetwork(), email })
    await guest.browser.ask('/join/resident', { accessCode })
    const [cancelled, joined] = await Promise.all([
      sleep(Math.random() * 20).then(() =>
        head!.ask(`${pageOf(home)}/guests/${invitationId}/cancel`, {}),
      ),
      join(guest.browser),
    ])
    const isJoined = await isIn(inside, { invitationId })
    expect(joined).toBe(isJoined ? 'in' : 'voided')
    expect(cancelled.status).toBe(isJoined ? 409 : 303)
    expect(await rolesIn(inside, home)).toEqual(isJoined ? ['head', 'member'] : ['head'])
  }
  expect(await contradictions(inside)).toEqual([])
})

test('of two Heads who leave at once on two processes, one stays for the others', async ({
  pair,
}) => {
  for (let round = 0; round < 5; round += 1) {
    const home = await aHousehold(pair.inside.db, { heads: 2, members: 1 })
    const heads = await signInAll(pair, home.heads)
    const answers = await Promise.all(heads.map((head) => leave(head, home)))
    expect(answers.sort()).toEqual(['left', 'needed'])
    expect(await rolesIn(pair.inside, home)).toEqual(['head', 'member'])
  }
})

test('the last Head who leaves on two processes at once leaves once, or stays', async ({
  pair,
}) => {
  const { urls, inside } = pair
  for (const members of [0, 1]) {
    const home = await aHousehold(inside.db, { members })
    const [head] = await signInAll(pair, home.heads)
    const twin = aBrowser(urls[1], aNetwork())
    for (const [name, value] of head!.cookies) twin.cookies.set(name, value)
    const answers = await Promise.all([leave(head!, home), leave(twin, home)])
    expect(answers).toEqual(members === 0 ? ['left', 'left'] : ['needed', 'needed'])
    const events = await sql<{ count: number }>`
      select count(*)::int as count from audit_events
      where community_id = ${home.communityId} and deed = 'left household'`.execute(inside.owner)
    expect(events.rows).toEqual([{ count: members === 0 ? 1 : 0 }])
  }
})

test('of two people who come with the code of one guest on two processes, one is in', async ({
  pair,
}) => {
  const { urls, inside } = pair
  for (let round = 0; round < 5; round += 1) {
    const home = await aHousehold(inside.db)
    const [head] = await signInAll(pair, home.heads)
    await invite(head!, home, { phone: `512555017${round}`, consent: 'on' })
    const accessCode = await codeFor(head!, home)
    const rivals = await Promise.all(
      urls.map((url) => aSignedInPerson(inside, { url, network: aNetwork() })),
    )
    for (const { browser } of rivals) await browser.ask('/join/resident', { accessCode })
    const answers = await Promise.all(rivals.map(({ browser }) => join(browser)))
    expect(answers.sort()).toEqual(['in', 'used'])
    expect(await rolesIn(inside, home)).toEqual(['head', 'member'])
  }
  expect(await contradictions(inside)).toEqual([])
})
