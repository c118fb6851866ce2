import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { newId } from '#domain/new-id.ts'
import { aHousehold, type TestHousehold } from '#test/households.ts'
import { aMove } from '#test/moves.ts'
import { contradictions } from './books.ts'
import { aSignedInPerson, type Inside, type TestBrowser } from './house.ts'
import { aNetwork, join, signInAs, test } from './pair.ts'

type Pair = { urls: readonly [string, string]; inside: Inside }

const today = new Intl.DateTimeFormat('sv', { timeZone: 'America/Chicago' }).format(new Date())

let guests = 0
const anAddress = () => `mover-${process.pid}-${++guests}@example.com`

/** Two leaders' browsers, one on each process. */
async function leaders({ urls, inside }: Pair, { leader }: TestHousehold): Promise<TestBrowser[]> {
  const { accountId } = leader
  return Promise.all(urls.map((url) => signInAs(inside, { accountId, url })))
}

async function propertyOf({ owner }: Inside, { slug, householdId }: TestHousehold) {
  const answer = await sql<{ propertyId: string }>`
    select property_id from households where id = ${householdId}`.execute(owner)
  return `/c/${slug}/properties/${answer.rows[0]!.propertyId}`
}

/** Presses the button that ends it; where it leads. */
async function sell(browser: TestBrowser, page: string, { householdId }: TestHousehold) {
  const wish = { household: householdId, reason: 'sold', when: 'left', day: today }
  const answer = await browser.ask(`${page}/move`, { ...wish, submission: newId() })
  const location = answer.headers.get('location') ?? ''
  return location.includes('/moves/') ? 'done' : location.includes('told=gone') ? 'told' : 'refused'
}

/** How many live or are expected in a household. */
async function countIn({ owner }: Inside, { householdId }: TestHousehold): Promise<number> {
  const answer = await sql<{ count: number }>`
    select count(*)::int as count from residencies
    where household_id = ${householdId} and until is null`.execute(owner)
  return answer.rows[0]!.count
}

/** Members who have left and still live somewhere: there must be none. */
async function ghosts({ owner }: Inside): Promise<number> {
  const answer = await sql<{ count: number }>`
    select count(*)::int as count from residencies as r
    join members as m on m.community_id = r.community_id and m.id = r.member_id
    where r.until is null and m.left_at is not null`.execute(owner)
  return answer.rows[0]!.count
}

test('of two leaders who move one home on two processes one does, and the other is told', async ({
  pair,
}) => {
  for (let round = 0; round < 5; round += 1) {
    const home = await aHousehold(pair.inside.db, { members: 1 })
    const page = await propertyOf(pair.inside, home)
    const browsers = await leaders(pair, home)
    const answers = await Promise.all(browsers.map((browser) => sell(browser, page, home)))
    expect(answers.sort()).toEqual(['done', 'told'])
    expect(await countIn(pair.inside, home)).toBe(0)
  }
})

test('a guest joins on one process while the home is moved on the other: nobody is left between', async ({
  pair,
}) => {
  const { urls, inside } = pair
  for (let round = 0; round < 8; round += 1) {
    const home = await aHousehold(inside.db)
    const page = await propertyOf(inside, home)
    const [lee] = await leaders(pair, home)
    const { accountId } = home.heads[0]!
    const head = await signInAs(inside, { accountId, url: urls[1] })
    const email = anAddress()
    const own = `/c/${home.slug}/my-household`
    await head.ask(`${own}/${home.householdId}/invite/email`, { fullName: 'Chidi Eze', email })
    const shown = await (await head.ask(own)).text()
    const accessCode = /value="[^"]*\/join\/([0-9A-Z]{16})"/.exec(shown)![1]!
    const guest = await aSignedInPerson(inside, { url: urls[1], network: aNetwork(), email })
    await guest.browser.ask('/join/resident', { accessCode })
    const [sold, joined] = await Promise.all([
      sleep(Math.random() * 20).then(() => sell(lee!, page, home)),
      join(guest.browser),
    ])
    expect(sold).toBe('done')
    expect(['in', 'voided']).toContain(joined)
    expect([await countIn(inside, home), await ghosts(inside)]).toEqual([0, 0])
  }
  expect(await contradictions(inside)).toEqual([])
})

test('a Head invites on one process while the home is moved on the other: nobody is expected there', async ({
  pair,
}) => {
  const { urls, inside } = pair
  for (let round = 0; round < 8; round += 1) {
    const home = await aHousehold(inside.db)
    const page = await propertyOf(inside, home)
    const [lee] = await leaders(pair, home)
    const { accountId } = home.heads[0]!
    const head = await signInAs(inside, { accountId, url: urls[1] })
    const invite = `/c/${home.slug}/my-household/${home.householdId}/invite/email`
    const [sold, invited] = await Promise.all([
      sleep(Math.random() * 20).then(() => sell(lee!, page, home)),
      head.ask(invite, { fullName: 'Chidi Eze', email: anAddress() }),
    ])
    expect(sold).toBe('done')
    expect([303, 403, 404]).toContain(invited.status)
    expect(await countIn(inside, home)).toBe(0)
  }
  expect(await ghosts(inside)).toBe(0)
})

test('a move undone on two processes at once is undone once', async ({ pair }) => {
  const home = await aHousehold(pair.inside.db, { members: 1 })
  const page = await propertyOf(pair.inside, home)
  const moveId = await aMove(pair.inside.db, home, { when: 'left', day: today })
  const browsers = await leaders(pair, home)
  const answers = await Promise.all(
    browsers.map((browser) => browser.ask(`${page}/moves/${moveId}/undo`, {})),
  )
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(await countIn(pair.inside, home)).toBe(2)
  const events = await sql<{ count: number }>`
    select count(*)::int as count from audit_events
    where community_id = ${home.communityId} and deed = 'undid move'`.execute(pair.inside.owner)
  expect(events.rows).toEqual([{ count: 1 }])
})

test('two processes carry a move out once when its day is over', async ({ pair }) => {
  const { inside } = pair
  const home = await aHousehold(inside.db)
  const moveId = await aMove(inside.db, home, { when: 'leaves', day: today })
  await sql`update moves set due_at = now() - interval '1 minute' where id = ${moveId}`.execute(
    inside.owner,
  )
  await expect.poll(() => countIn(inside, home), { timeout: 100_000, interval: 1_000 }).toBe(0)
  const letters = await sql<{ count: number }>`
    select count(*)::int as count from deliveries
    where community_id = ${home.communityId} and template in ('moved out', 'notice')`.execute(
    inside.owner,
  )
  expect(letters.rows).toEqual([{ count: 2 }])
}, 120_000)
