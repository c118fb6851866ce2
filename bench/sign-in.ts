import { hash } from '@node-rs/argon2'
import { aBrowser } from '../e2e/faults/house.ts'
import { atLeast, inTurn, perSecond, type Row, rounds } from './measure.ts'
import { openBetterAuth } from './peers/better-auth.ts'
import { expectMany, givePasswords } from './people.ts'
import { freshDatabaseBeside } from './scratch.ts'
import type { Stage } from './stage.ts'

const times = 200
const atOnce = 16
const password = 'seven little goats'

/** P7: sign-up and sign-in over HTTP, beside the hash alone and the library as it comes. */
export async function measureSignIn({ app, inside }: Stage): Promise<Row[]> {
  const people = await expectMany(inside, times)
  await givePasswords(inside, password)
  const founding = {
    name: 'Bench Hill',
    kind: 'other',
    street: '',
    city: 'Austin',
    state: 'TX',
    zip: '78701',
  }
  let number = 0
  const next = () => {
    number += 1
    return number
  }
  const aNetwork = () => `10.5.${(number >> 8) & 255}.${next() & 255}`
  const signUp = async () => {
    const browser = aBrowser(app.url, aNetwork())
    const person = {
      firstName: 'Ana',
      lastName: 'Reyes',
      email: `bench-${next()}@example.com`,
    }
    const fields = { ...founding, ...person, phone: '', timeZone: '', password, meansAnother: 'on' }
    const answer = await browser.ask('/start', fields)
    if (answer.status !== 303) throw new Error(`The sign-up was answered with ${answer.status}.`)
  }
  const signIn = async ({ email }: { email: string }) => {
    const browser = aBrowser(app.url, aNetwork())
    const answer = await browser.ask('/sign-in', { email, password, next: '' })
    if (answer.status !== 303) throw new Error(`The sign-in was answered with ${answer.status}.`)
  }
  const peer = await openBetterAuth(await freshDatabaseBeside(inside, 'peer_sign_in'))
  const theirs = Array.from(
    { length: 20 * rounds },
    () => `peer-${crypto.randomUUID()}@example.com`,
  )
  const many = Array.from({ length: times })
  const rates = await inTurn({
    up: () => perSecond(many, { atOnce }, signUp),
    in: () => perSecond(people, { atOnce }, signIn),
    hash: () => perSecond(many, { atOnce: 4 }, () => hash(password)),
    library: () => perSecond(theirs.splice(0, 20), { atOnce: 4 }, (email) => peer.signUp(email)),
  })
  await peer.close()
  const beside = (what: string, ours: number) => [
    atLeast(
      { target: 'P7', what, ours, peer: rates.hash, unit: '/s', note: 'argon2id alone, 4 at once' },
      0.8,
    ),
    atLeast(
      {
        target: 'P7',
        what,
        ours,
        peer: rates.library,
        unit: '/s',
        note: 'Better Auth as it comes (scrypt)',
      },
      4,
    ),
  ]
  return [...beside('sign-up over HTTP', rates.up), ...beside('sign-in over HTTP', rates.in)]
}
