import type { Kysely } from 'kysely'
import { askTogether } from '#database/ask-together.ts'
import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { type SignUp, type SignUpTicket, signUp } from '#domain/accounts/sign-up.ts'
import type { Founding } from '#domain/communities/found-community.ts'
import { mayEnter } from '#domain/communities/list-memberships.ts'
import { noAnswers } from '#domain/members/member.ts'
import { betterAuthIdentity } from '#integrations/identity/better-auth.ts'
import type { Identity } from '#integrations/identity/identity.ts'
import { oneTimeCodes } from '#integrations/identity/one-time-codes.ts'
import { argon2Passwords, type Passwords } from '#integrations/identity/passwords.ts'
import { webAuthn } from '#integrations/identity/web-authn.ts'
import { databaseLimits } from '#integrations/limits/database-limits.ts'
import type { Limits } from '#integrations/limits/limits.ts'
import { test as withDatabase } from './database.ts'
import { anEmail, key } from './factories.ts'

/** The real identity of a server on this database. */
export function anIdentity(db: Db, passwords: Passwords = argon2Passwords()): Identity {
  return betterAuthIdentity({
    db: db as unknown as Kysely<never>, // an integration does not know our tables by type
    passwords,
    secret: key.derived.session.toString('base64'),
    publicUrl: 'http://communitrak.test',
    admits: (accountId, transaction) => mayEnter(transaction as Db, accountId),
  })
}

/** An identity that tells how many passwords it has hashed or compared. */
export function aCountingIdentity(db: Db): Identity & { hashes(): number } {
  const { hash, verify } = argon2Passwords()
  let hashes = 0
  const counted =
    <Given, Answer>(work: (given: Given) => Answer) =>
    (given: Given) => {
      hashes += 1
      return work(given)
    }
  const identity = anIdentity(db, { hash: counted(hash), verify: counted(verify) })
  return { ...identity, hashes: () => hashes }
}

/** The counts of this database, shared by everyone who asks it. */
export function theLimits(db: Db): Limits {
  return databaseLimits(askTogether(db))
}

/** `test` with what operations on accounts need, wired as a server wires it. */
export const test = withDatabase.extend('tools', { scope: 'worker' }, async ({ db }) => ({
  identity: anIdentity(db),
  authenticator: oneTimeCodes(),
  passkeys: webAuthn({ publicUrl: 'http://communitrak.test' }),
  limits: theLimits(db),
  key,
}))

/** The password of everyone who is given no other. */
export const password = 'seven quiet herons'

/** A community as its founder describes it. */
export function aFounding(given: Partial<Founding> = {}): Founding {
  return {
    name: 'Heron Landing',
    kind: 'homeowners',
    street: null,
    city: 'Austin',
    state: 'TX',
    zip: '78701',
    timeZone: 'America/Chicago',
    ...given,
  }
}

/** Somebody who asks for an account, with an invitation in hand or to create a community. */
export function aSignUp(
  given: Partial<SignUp> & { invitation?: { communityId: string; invitationId: string } } = {},
): SignUp {
  const { invitation, ...rest } = given
  return {
    email: anEmail(),
    password,
    firstName: 'Bo',
    lastName: 'Chen',
    phone: null,
    locale: 'en',
    who: [],
    purpose: invitation ? { invitation, answers: noAnswers } : { founding: aFounding() },
    ...rest,
  }
}

/** An account that can sign in with its password. */
export async function aPerson(
  db: Db,
  { identity }: { identity: Identity },
  given: { email?: string; password?: string } = {},
): Promise<{ accountId: string; email: string; password: string }> {
  const person = { email: anEmail(), password, ...given }
  const hash = await identity.hashPassword(person.password)
  if (!hash.ok) throw new Error(hash.refusal.because)
  const names = { firstName: 'Ana', lastName: 'Reyes', phone: null, locale: 'en' }
  const account = { ...names, email: person.email, passwordHash: hash.value }
  const accountId = await atomically(db, (db) => identity.openAccount(db, account))
  return { accountId, ...person }
}

/** Asks for an account and answers the ticket of the browser. */
export async function aTicket(
  db: Db,
  tools: { identity: Identity; limits: Limits; at?: Date },
  given: SignUp,
): Promise<SignUpTicket> {
  const asked = await signUp(db, tools, given)
  if (!asked.ok) throw new Error(asked.refusal.because)
  return asked.value
}

/** What has been written to an address as such, in the order of writing. */
export function lettersTo(db: Db, address: string) {
  return db
    .selectFrom('accountDeliveries')
    .select(['template', 'locale', 'facts', 'problem'])
    .where('recipient', '=', address)
    .orderBy('queuedAt')
    .orderBy('id')
    .execute()
}

/** The part of a session cookie that a browser sends back. */
export function sentBack(cookie: string): string {
  return cookie.split(';')[0]!
}
