import type { KyselyPlugin } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { answerKnocks } from '#domain/join-requests/answer-knocks.ts'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { aCommunity, anEmail, anInvitation } from '#test/factories.ts'
import { aHomeAt } from '#test/knocks.ts'
import { alertsOf, describedBy } from '#test/page.ts'
import { rowsOf } from '#test/rows.ts'
import { aHouse, aSignedInVisitor, aVisitor, letterTo } from '#test/visitor.ts'

let doors = 0

/** A community in whose roster Robert Reyes is expected, and what somebody types who is him. */
async function aTown(db: Db) {
  doors += 1
  const { communityId, slug, leader } = await aCommunity(db)
  const street = `${doors} JUNIPER CT`
  const place = { home: aHomeAt(street), householdName: null }
  const person = { firstName: 'Robert', lastName: 'Reyes' }
  const newcomer = { ...person, place, sendNow: false }
  const robert = await anInvitation(db, { by: leader, newcomer })
  const typed = {
    ...{ communityName: slug, street, zip: '78701', firstName: 'Bob', lastName: 'Reyes' },
    email: anEmail('bob'),
  }
  return { communityId, slug, leader, robert, typed }
}

const knocksOf = (db: Db, email: string) =>
  db.selectFrom('knocks').selectAll().where('email', '=', email).execute()

test('the pages for codes and for new communities lead to it', async ({ db }) => {
  const visitor = aVisitor(aHouse(db))
  const ways = [
    ['/join/resident', 'ask to be let in here'],
    ['/start', 'Ask to be let in'],
  ] as const
  for (const [from, words] of ways) {
    const page = await visitor.click(await visitor.open(from), words)
    expect([page.status, page.path]).toEqual([200, '/request-access'])
  }
})

test('somebody the roster knows asks, and their link goes to the contact on file', async ({
  db,
}) => {
  const house = aHouse(db)
  const { typed, robert } = await aTown(db)
  const visitor = aVisitor(house)
  const form = await visitor.open('/request-access')
  const asked = await visitor.send(form, '/request-access', typed)
  expect([asked.status, asked.path]).toEqual([200, '/request-access/asked'])
  expect(asked.words).toContain('Thank you. We have your request.')
  expect(asked.words).not.toContain(robert.email)
  await answerKnocks(db)
  const letter = await letterTo(house, robert.email, 'invitation')
  const offer = await visitor.open(new URL(letter.joinUrl).pathname)
  expect(offer.words).toContain('For Robert Reyes')
})

/** A database that counts what it is asked, in words without values. */
function aCountingDatabase(db: Db): { db: Db; asked: string[] } {
  const asked: string[] = []
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      asked.push(node.kind)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return { db: db.withPlugin(plugin), asked }
}

test('the answer is the same to the byte, with the same work, whatever is known', async ({
  db,
}) => {
  const { typed } = await aTown(db)
  const counting = aCountingDatabase(db)
  const house = aHouse(counting.db)
  const askers = {
    'the person themselves': typed,
    'another person': { ...typed, firstName: 'Rosa' },
    'another home': { ...typed, street: '99999 NOWHERE RD' },
    'another town': { ...typed, zip: '99501' },
    'no such community': { ...typed, communityName: 'Nothing Of This Name' },
  }
  const answers = []
  for (const fields of Object.values(askers)) {
    counting.asked.length = 0
    const visitor = aVisitor(house)
    const answer = await visitor.post('/request-access', { ...fields, submission: newId() })
    const sent = [answer.status, await answer.text(), headersOf(answer)]
    const page = await visitor.open('/request-access/asked')
    const withoutNonce = page.html.replace(/nonce="[^"]*"/g, '')
    answers.push(JSON.stringify([sent, withoutNonce, counting.asked]))
  }
  expect(answers[0]).toContain('InsertQueryNode')
  expect(new Set(answers).size).toBe(1)
})

/** Every header of an answer but those that are of this moment. */
function headersOf({ headers }: Response) {
  const ofThisMoment = new Set(['set-cookie', 'date', 'content-security-policy', 'x-request-id'])
  return [...headers].filter(([name]) => !ofThisMoment.has(name))
}

test('what cannot be read is explained beside its field, and everything typed is kept', async ({
  db,
}) => {
  const visitor = aVisitor(aHouse(db))
  const typed = {
    ...{ communityName: '', street: 'somewhere', zip: '00000', firstName: 'Bob', lastName: '' },
    ...{ email: 'bob', phone: '12' },
  }
  const page = await visitor.send(await visitor.open('/request-access'), '/request-access', typed)
  expect(page.status).toBe(400)
  expect(describedBy(page, 'communityName')).toContain('Please type the name of your community.')
  expect(describedBy(page, 'zip')).toContain('We do not know this ZIP.')
  expect(describedBy(page, 'lastName')).toContain('Please type your last name')
  expect(describedBy(page, 'email')).toContain('This is not an e-mail address')
  expect(describedBy(page, 'phone')).toContain('This is not a telephone number that we can use.')
  expect(alertsOf(page)[0]).toContain('Please check this')
  expect(page.html).toContain('value="somewhere"')
})

test.for([
  ['nothing', {}, 'street', 'Please type your street address, or your lot number.'],
  ['no number', { street: 'Main' }, 'street', 'We cannot read this address.'],
  ['another town', { street: '1 Main St, Dallas' }, 'street', 'is not the one of the ZIP'],
  ['no lot', { lotNumber: '?' }, 'lotNumber', 'We cannot read this lot.'],
  ['two units', { street: '1 Main St #4', unit: '5' }, 'unit', 'Please write only the apartment'],
] as const)('a home with %s is asked for again', async ([, given, field, words], { db }) => {
  const visitor = aVisitor(aHouse(db))
  const { typed } = await aTown(db)
  const page = await visitor.send(await visitor.open('/request-access'), '/request-access', {
    ...{ ...typed, street: '' },
    ...given,
  })
  expect(page.status).toBe(400)
  expect(describedBy(page, field)).toContain(words)
})

test('a lot, a unit and the address of a page are understood', async ({ db }) => {
  const { typed, slug, communityId } = await aTown(db)
  const visitor = aVisitor(aHouse(db))
  const communityName = `https://communitrak.example/c/${slug}/members`
  const given = { ...typed, communityName, street: '', lotNumber: '7', unit: 'B' }
  await visitor.send(await visitor.open('/request-access'), '/request-access', given)
  await answerKnocks(db)
  const [request] = await rowsOf(db, communityId, 'joinRequests')
  expect(request!.home).toMatchObject({ kind: 'lot', lot: 'LOT 7', city: 'AUSTIN', state: 'TX' })
})

test('a form sent twice asks once', async ({ db }) => {
  const { typed } = await aTown(db)
  const visitor = aVisitor(aHouse(db))
  const form = await visitor.open('/request-access')
  for (let times = 0; times < 2; times += 1)
    expect((await visitor.send(form, '/request-access', typed)).path).toBe('/request-access/asked')
  expect(await knocksOf(db, typed.email)).toHaveLength(1)
  await answerKnocks(db)
})

test('a hundred requests a minute: five are kept, the others are told when to come again', async ({
  db,
}) => {
  const { typed } = await aTown(db)
  const house = aHouse(db)
  const strange = { ...typed, communityName: 'Nothing Of This Name' }
  const visitors = [aVisitor(house), aVisitor(house)]
  const answers = await Promise.all(
    visitors.map(async (visitor, at) => {
      await visitor.open('/request-access')
      const fields = [typed, strange][at]!
      return Promise.all(Array.from({ length: 100 }, () => visitor.post('/request-access', fields)))
    }),
  )
  for (const all of answers) {
    expect(all.filter(({ status }) => status === 303)).toHaveLength(5)
    const late = all.filter(({ status }) => status === 429)
    expect(late).toHaveLength(95)
    expect(Number(late[0]!.headers.get('retry-after'))).toBeGreaterThan(0)
    const words = await late[0]!.text()
    expect(words).toContain('There were very many requests from here.')
    expect(words).toContain(`value="${typed.email}"`)
  }
  expect(await knocksOf(db, typed.email)).toHaveLength(10)
})

test('a browser cannot get round its limit through another network, nor a network by browsers', async ({
  db,
}) => {
  const { typed } = await aTown(db)
  const house = aHouse(db)
  const address = '198.51.100.7'
  const statuses = []
  for (let number = 0; number < 7; number += 1) {
    const answer = await aVisitor(house, { address }).post('/request-access', typed)
    statuses.push(answer.status)
  }
  expect(statuses).toEqual([303, 303, 303, 303, 303, 429, 429])
})

test.for([
  ['a script as a name', { firstName: '<script>alert(1)</script>' }, 400],
  ['a web address as a name', { lastName: 'www.example.com' }, 400],
  ['signs nobody can see', { firstName: 'Bo\u202eb' }, 400],
  ['a NUL', { communityName: 'Maple\u0000Court' }, 400],
  ['a very long street', { street: 'x'.repeat(11_000) }, 400],
  ['ten megabytes', { street: 'x'.repeat(10_000_000) }, 413],
] as const)('%s is refused, and nothing is kept', async ([, given, status], { db }) => {
  const { typed } = await aTown(db)
  const answer = await aVisitor(aHouse(db)).post('/request-access', { ...typed, ...given })
  expect(answer.status).toBe(status)
  expect(await answer.text()).not.toContain('<script>alert')
  expect(await knocksOf(db, typed.email)).toEqual([])
})

test('it is read in Spanish, and the request is remembered so', async ({ db }) => {
  const { typed } = await aTown(db)
  const visitor = aVisitor(aHouse(db))
  await visitor.open('/language?to=es&back=/request-access')
  const form = await visitor.open('/request-access')
  expect(form.words).toContain('Pedir que le dejen entrar')
  const asked = await visitor.send(form, '/request-access', typed)
  expect(asked.words).toContain('Gracias. Tenemos su solicitud.')
  expect(await knocksOf(db, typed.email)).toMatchObject([{ locale: 'es' }])
  await answerKnocks(db)
})

test('an address that looks mistyped is pointed out to whoever asks, and to the leaders', async ({
  db,
}) => {
  const house = aHouse(db)
  const { slug, leader, typed } = await aTown(db)
  const visitor = aVisitor(house)
  const ask = async (email: string) =>
    visitor.send(await visitor.open('/request-access'), '/request-access', {
      ...{ ...typed, firstName: 'Harold', lastName: 'Wren', street: '9 ROWAN CT', email },
    })
  const name = `harold-${newId()}`
  const asked = await ask(`${name}@gmial.com`)
  expect(asked.words).toContain(`Did you mean ${name}@gmail.com?`)
  expect((await visitor.click(asked, 'Ask again with this address')).path).toBe('/request-access')
  await answerKnocks(db)
  const lee = await aSignedInVisitor(house, leader)
  const requests = await lee.open(`/c/${slug}/invitations/requests`)
  expect(requests.words).toContain(`Did you mean ${name}@gmail.com?`)
  expect((await ask(`${name}@gmail.com`)).words).not.toContain('Did you mean')
})
