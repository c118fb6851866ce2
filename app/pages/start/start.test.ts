import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { listMemberships } from '#domain/communities/list-memberships.ts'
import { test } from '#test/database.ts'
import { anEmail, anInvitation } from '#test/factories.ts'
import { filledIn } from '#test/fill-in.ts'
import { elements, wordsOf } from '#test/html.ts'
import { aPerson } from '#test/identity.ts'
import { alertsOf, byId, describedBy, linkOf, type Page } from '#test/page.ts'
import { rowsOf } from '#test/rows.ts'
import { password, signInAs } from '#test/steps.ts'
import {
  aHouse,
  aSignedInVisitor,
  aVisitor,
  type House,
  letterTo,
  mailTo,
  type TestVisitor,
} from '#test/visitor.ts'

let towns = 0

/** A community in a ZIP of its own, so that it is like no other of the run. */
function aPlace(given: Record<string, string> = {}) {
  towns += 1
  const zip = String(77000 + towns)
  return { name: 'Cypress Bend', kind: 'condominium', city: 'Houston', state: 'TX', zip, ...given }
}

const lee = (email = anEmail('lee')) => ({
  firstName: 'Lee',
  lastName: 'Board',
  email,
  phone: '(512) 555-0123',
  password,
})

/** Creates a community up to the page inside it, as somebody without an account. */
async function found(house: House, visitor: TestVisitor, typed: Record<string, string>) {
  const asked = await visitor.send(await visitor.open('/start'), '/start', typed)
  const { code } = await letterTo(house, typed.email!, 'confirm address')
  return visitor.send(asked, '/verify-email', { code })
}

/** The communities of the account with an address, whole. */
async function communitiesOf(db: Db, email: string) {
  const { id } = await db
    .selectFrom('accounts')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  const memberships = await listMemberships(db, id)
  return Promise.all(
    memberships.map(({ communityId }) =>
      inCommunity(db, communityId, (db) =>
        db
          .selectFrom('communities')
          .selectAll()
          .where('id', '=', communityId)
          .executeTakeFirstOrThrow(),
      ),
    ),
  )
}

/** The communities one may go to, and as whom. */
const switcherOf = (page: Page) => elements(elements(page.root, 'ul')[0]!, 'a', 'span').map(wordsOf)

const signUpsOf = (db: Db, email: string) =>
  db.selectFrom('signUps').select('id').where('email', '=', email).execute()

test('who creates a community is its Community Leader, and tries everything for 14 days', async ({
  db,
}) => {
  const house = aHouse(db)
  const [visitor, place, person] = [aVisitor(house), aPlace({ street: '1 Club Rd' }), lee()]
  const home = await found(house, visitor, { ...place, ...person })
  expect(home.title).toBe(`${place.name} · Communitrak`)
  expect(home.words).toContain('Your trial: 14 days left')
  expect(home.words).toContain('One person has joined, nobody is still expected.')
  const [community, ...others] = await communitiesOf(db, person.email)
  expect(others).toEqual([])
  expect(community).toMatchObject({ ...place, street: '1 Club Rd', timeZone: 'America/Chicago' })
  expect(community!.trialEndsAt!.getTime() - community!.createdAt.getTime()).toBe(14 * 86_400_000)
  const members = await rowsOf(db, community!.id, 'members')
  expect(members).toMatchObject([
    { firstName: 'Lee', lastName: 'Board', email: person.email, phone: '+15125550123' },
  ])
  expect(switcherOf(await visitor.open('/communities'))).toEqual([place.name, 'Community Leader'])
})

test('before the address is confirmed there is no community, no account and no session', async ({
  db,
}) => {
  const house = aHouse(db)
  const [visitor, place, person] = [aVisitor(house), aPlace(), lee()]
  const typed = { ...place, ...person }
  const page = await visitor.send(await visitor.open('/start'), '/start', typed)
  expect([page.status, page.path]).toEqual([200, '/verify-email'])
  expect(visitor.cookies.has('session')).toBe(false)
  const accounts = db.selectFrom('accounts').select('id').where('email', '=', person.email)
  expect(await accounts.execute()).toEqual([])
  const again = await aVisitor(house).post('/start', { ...typed, ...lee() })
  expect([again.status, again.headers.get('location')]).toEqual([303, '/verify-email'])
})

test('residents with a code are told first where they belong', async ({ db }) => {
  const visitor = aVisitor(aHouse(db))
  const page = await visitor.open('/start')
  expect(wordsOf(elements(page.root, 'h2')[0]!)).toBe('Are you a resident with an access code?')
  expect(page.words).toContain('Please do not create it a second time:')
  expect(linkOf(page, 'join it with your code')).toBe('/join/resident')
})

test('everything wrong is said beside its field and in a summary, and what was typed is kept', async ({
  db,
}) => {
  const visitor = aVisitor(aHouse(db))
  const typed = {
    ...{ name: 'www.evil.example', street: 'a@b', city: ' ', state: '', zip: '787' },
    ...{ firstName: '<b>', lastName: ' ', email: 'lee@nowhere', phone: '12', password: 'short' },
  }
  const page = await visitor.send(await visitor.open('/start'), '/start', typed)
  expect(page.status).toBe(400)
  const summaries = alertsOf(page)
  expect(summaries).toHaveLength(1)
  for (const [field, words] of Object.entries({
    name: 'Please give the community a name, up to 120 letters, without a web address.',
    street: 'Please write only a street address, up to 100 letters, or leave it out.',
    city: 'Please name the city.',
    state: 'Please choose the state.',
    zip: 'A ZIP has five digits, like 78701.',
    firstName: 'Please type your first name, in letters, up to 60.',
    lastName: 'Please type your last name, in letters, up to 60.',
    email: 'This is not an e-mail address we can write to.',
    phone: 'This is not a telephone number that we can use.',
    password: 'The password needs at least 8 characters.',
  })) {
    expect(describedBy(page, field)).toContain(words)
    expect(byId(page, field).attributes['aria-invalid']).toBe('true')
    expect(summaries[0]).toContain(words)
  }
  const kept = { ...typed, kind: 'homeowners', timeZone: '', password: '' }
  expect(filledIn(page, '/start')).toEqual(kept)
  expect(page.html).not.toContain('short"')
})

test.for([
  ['a ZIP of another state', { zip: '10001' }, 'This ZIP is not in that state.'],
  ['a kind we do not know', { kind: 'castle' }, 'Please choose what kind of community it is.'],
  ['a time zone of nowhere', { timeZone: 'Mars/Olympus' }, 'Please choose a time zone.'],
  ['a time zone with a NUL', { timeZone: 'America/Chicago\u0000' }, 'Please choose a time zone.'],
  ['a name of 121 letters', { name: 'x'.repeat(121) }, 'Please give the community a name'],
] as const)('a community with %s is not created', async ([, given, words], { db }) => {
  const { email, ...person } = lee()
  const answer = await aVisitor(aHouse(db)).post('/start', {
    ...aPlace(),
    ...person,
    email,
    ...given,
  })
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain(words)
  expect(await signUpsOf(db, email)).toEqual([])
})

test.for([
  ['78704', 'TX', '', 'America/Chicago'],
  ['79901', 'TX', '', 'America/Denver'],
  ['85001', 'AZ', '', 'America/Phoenix'],
  ['96813', 'HI', '', 'Pacific/Honolulu'],
  ['78705', 'TX', 'America/New_York', 'America/New_York'],
] as const)(
  'in %s %s, with “%s” chosen, it is the time of %s',
  async ([zip, state, chosen, timeZone], { db }) => {
    const house = aHouse(db)
    const person = await aPerson(db, house.services)
    const visitor = await aSignedInVisitor(house, person)
    const typed = aPlace({ zip, state, city: 'Somewhere', timeZone: chosen })
    await visitor.send(await visitor.open('/start'), '/start', typed)
    expect(await communitiesOf(db, person.email)).toMatchObject([{ zip, state, timeZone }])
  },
)

test('a community of similar name and ZIP is shown first, and the right one is created anyway', async ({
  db,
}) => {
  const house = aHouse(db)
  const first = aPlace()
  await found(house, aVisitor(house), { ...first, ...lee() })
  const [visitor, person] = [aVisitor(house), lee()]
  const typed = { ...first, name: `The ${first.name} HOA`, ...person }
  const warned = await visitor.send(await visitor.open('/start'), '/start', typed)
  expect(warned.status).toBe(409)
  const [warning = ''] = alertsOf(warned)
  expect(warning).toContain('There is a community like this already')
  expect(warning).toContain(`Cypress Bend, Houston TX ${first.zip}`)
  expect(linkOf(warned, 'Join with a code instead')).toBe('/join/resident')
  expect(filledIn(warned, '/start')).toMatchObject({ ...typed, password: '' })
  expect(await signUpsOf(db, person.email)).toEqual([])
  const going = await visitor.send(warned, '/start', { password, meansAnother: true })
  expect(going.path).toBe('/verify-email')
})

test('the same name in another ZIP is no reason to warn', async ({ db }) => {
  const house = aHouse(db)
  await found(house, aVisitor(house), { ...aPlace(), ...lee() })
  const visitor = aVisitor(house)
  const typed = { ...aPlace(), ...lee() }
  const page = await visitor.send(await visitor.open('/start'), '/start', typed)
  expect(page.path).toBe('/verify-email')
})

test('who is signed in creates another at once, and has both', async ({ db }) => {
  const house = aHouse(db)
  const [visitor, first, person] = [aVisitor(house), aPlace(), lee()]
  const second = aPlace({ name: 'Pecan Grove' })
  await found(house, visitor, { ...first, ...person })
  const form = await visitor.open('/start')
  expect(form.words).toContain(`You create it as Lee Board (${person.email})`)
  expect(filledIn(form, '/start')).not.toHaveProperty('password')
  const home = await visitor.send(form, '/start', second)
  expect(home.title).toBe(`${second.name} · Communitrak`)
  const list = await visitor.click(home, 'My communities')
  expect(switcherOf(list)).toEqual([
    first.name,
    'Community Leader',
    second.name,
    'Community Leader',
  ])
})

test('somebody with an invitation is told before they create instead of joining', async ({
  db,
}) => {
  const house = aHouse(db)
  const person = await aPerson(db, house.services)
  await anInvitation(db, { newcomer: { email: person.email } })
  const visitor = await aSignedInVisitor(house, person)
  const form = await visitor.open('/start')
  expect(alertsOf(form)).toEqual([
    expect.stringContaining(
      `An invitation is waiting for you Somebody has invited ${person.email}`,
    ),
  ])
  expect(form.words).not.toContain('Maple Court')
  const place = aPlace()
  const warned = await visitor.send(form, '/start', place)
  expect([warned.status, filledIn(warned, '/start')]).toEqual([409, expect.objectContaining(place)])
  const home = await visitor.send(warned, '/start', { meansAnother: true })
  expect(home.title).toBe(`${place.name} · Communitrak`)
})

test('an address with an account is answered alike, and what was typed waits behind the sign-in', async ({
  db,
}) => {
  const house = aHouse(db)
  const person = await aPerson(db, house.services)
  const [visitor, place] = [aVisitor(house), aPlace()]
  const typed = { ...place, ...lee(person.email) }
  const page = await visitor.send(await visitor.open('/start'), '/start', typed)
  expect([page.status, page.path]).toEqual([200, '/verify-email'])
  const letters = await mailTo(house, person.email)
  expect(letters.map(({ message }) => message.template)).toEqual(['account exists'])
  await signInAs(visitor, person)
  const form = await visitor.open('/start')
  expect(filledIn(form, '/start')).toMatchObject(place)
  expect((await visitor.send(form, '/start')).title).toBe(`${place.name} · Communitrak`)
})

test('who has mistyped the address corrects it, and the community is still described', async ({
  db,
}) => {
  const house = aHouse(db)
  const visitor = aVisitor(house)
  const [name] = anEmail('lee').split('@')
  const place = aPlace({ street: '1 Club House Rd' })
  const typed = { ...place, ...lee(`${name}@yahoo.con`) }
  const asked = await visitor.send(await visitor.open('/start'), '/start', typed)
  expect(asked.words).toContain(`Did you mean ${name}@yahoo.com?`)
  const form = await visitor.click(asked, 'Correct it')
  expect(filledIn(form, '/start')).toMatchObject({
    ...{ name: 'Cypress Bend', kind: 'condominium', street: '1 Club House Rd', zip: place.zip },
    ...{ firstName: 'Lee', email: `${name}@yahoo.con`, phone: '(512) 555-0123', password: '' },
  })
  const corrected = await visitor.send(form, '/start', { email: `${name}@yahoo.com`, password })
  const { code } = await letterTo(house, `${name}@yahoo.com`, 'confirm address')
  const inside = await visitor.send(corrected, '/verify-email', { code })
  expect(inside.words).toContain('Cypress Bend')
  expect(
    await db.selectFrom('signUps').select('email').where('email', '=', typed.email).execute(),
  ).toEqual([])
})

test('one address is not written to again and again', async ({ db }) => {
  const visitor = aVisitor(aHouse(db))
  const [place, person] = [aPlace(), lee()]
  const statuses: number[] = []
  for (let time = 0; time < 4; time += 1)
    statuses.push((await visitor.post('/start', { ...place, ...person })).status)
  expect(statuses).toEqual([303, 303, 303, 429])
  const page = await visitor.send(await visitor.open('/start'), '/start', { ...place, ...person })
  expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(alertsOf(page)).toEqual([
    expect.stringMatching(/^We have just written to this address several times\./),
  ])
})
