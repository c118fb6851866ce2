import { expect } from 'vitest'
import { deriveServerKey, digest } from '#domain/server-key.ts'
import { test } from '#test/database.ts'
import { anAccount, key } from '#test/factories.ts'
import { aHouse, aSignedInVisitor, aVisit } from '#test/visitor.ts'
import { joiner, joiningPass, shownByJoiner } from './joiner.ts'

const minute = 60_000

/** A pass as we would sign it, with another time or key. */
function aPass(
  { id }: { id: string },
  { minutes = 15, by = key, purpose = 'joining' }: Partial<Forgery> = {},
): string {
  const words = `${id}.${Date.now() + minutes * minute}.`
  return `${words}.${digest(by, 'proof', `${purpose} ${words}`).toString('base64url')}`
}

type Forgery = { minutes: number; by: typeof key; purpose: string }

test('a password just given counts for joining, without a session', async ({ db }) => {
  const account = await anAccount(db)
  const visit = aVisit(aHouse(db), {
    cookies: `joining=${joiningPass(key, { accountId: account.id, shown: null })}`,
  })
  expect(await joiner(visit)).toMatchObject({ id: account.id, email: account.email })
})

test('it counts for a quarter of an hour', () => {
  const before = Date.now()
  const [, until] = joiningPass(key, { accountId: 'somebody', shown: null }).split('.')
  expect(Number(until)).toBeGreaterThanOrEqual(before + 15 * minute)
  expect(Number(until)).toBeLessThanOrEqual(Date.now() + 15 * minute)
})

test.for([
  ['has run out', (one) => aPass(one, { minutes: -0.01 })],
  ['was signed with another key', (one) => aPass(one, { by: deriveServerKey(Buffer.alloc(32)) })],
  ['was signed for something else', (one) => aPass(one, { purpose: 'link sign-up' })],
  ['was made for somebody else', (one, other) => aPass(other).replace(other.id, one.id)],
  ['was given more time', (one) => aPass(one).replace(/\.(\d)/, '.9$1')],
  ['claims a second step', (one) => aPass(one).replace('..', '.0.')],
  ['has another letter in its signature', (one) => changed(aPass(one))],
  ['lacks its signature', (one) => aPass(one).split('.').slice(0, 3).join('.')],
  ['has an empty signature', (one) => `${aPass(one).split('.').slice(0, 3).join('.')}.`],
  ['is signed for no time at all', (one) => signed(`${one.id}.soon.`)],
  ['is for nobody', () => aPass({ id: '00000000-0000-7000-8000-000000000000' })],
  ['is nonsense', () => '%00..'],
] as [string, (one: { id: string }, other: { id: string }) => string][])(
  'a pass that %s lets nobody join',
  async ([, forge], { db }) => {
    const [one, other] = [await anAccount(db), await anAccount(db)]
    const visit = aVisit(aHouse(db), { cookies: `joining=${forge(one, other)}` })
    expect(await joiner(visit)).toBeNull()
  },
)

test('whoever is signed in joins as themselves, whatever pass the browser keeps', async ({
  db,
}) => {
  const house = aHouse(db)
  const [signedIn, other] = [await anAccount(db), await anAccount(db)]
  const visitor = await aSignedInVisitor(house, { accountId: signedIn.id })
  const cookies = `session=${visitor.cookies.get('session')}; joining=${aPass(other)}`
  expect(await joiner(aVisit(house, { cookies }))).toEqual({
    id: signedIn.id,
    email: signedIn.email,
    name: 'Ana Reyes',
  })
})

test('a browser that keeps nothing is nobody', async ({ db }) => {
  expect(await joiner(aVisit(aHouse(db)))).toBeNull()
})

function changed(pass: string): string {
  const at = pass.lastIndexOf('.') + 5
  return pass.slice(0, at) + (pass[at] === 'A' ? 'B' : 'A') + pass.slice(at + 1)
}

function signed(words: string): string {
  return `${words}.${digest(key, 'proof', `joining ${words}`).toString('base64url')}`
}

test('a pass remembers what was shown beside the password, for its own account only', ({ db }) => {
  const pass = joiningPass(key, { accountId: 'ana', shown: { secondStep: 'app' } })
  const visit = aVisit(aHouse(db), { cookies: `joining=${pass}` })
  expect(shownByJoiner(visit, 'ana')).toEqual({ secondStep: 'app' })
  expect(shownByJoiner(visit, 'bo')).toBeNull()
  expect(shownByJoiner(aVisit(aHouse(db), { cookies: null }), 'ana')).toBeNull()
})
