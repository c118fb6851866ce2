import { runWithAdapter } from '@better-auth/core/context'
import { kyselyAdapter } from '@better-auth/kysely-adapter'
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import type { Kysely } from 'kysely'
import { v7 } from 'uuid'
import { accept, refuse } from '#domain/result.ts'
import { withHashedTokens } from './hashed-tokens.ts'
import type { Identity, NewAccount } from './identity.ts'
import { Busy } from './identity-errors.ts'
import type { Passwords } from './passwords.ts'
import {
  clearSessionCookie,
  readSessionToken,
  setSessionCookie,
  signToken,
} from './session-cookie.ts'
import { endOtherSessions, findSession, idleDays } from './sessions.ts'

export type Wiring = {
  /** Over the tables `accounts sessions sign_in_methods verifications`, camel-cased. */
  db: Kysely<never>
  passwords: Passwords
  /** Signs the session cookie; not in the database. */
  secret: string
  publicUrl: string
  /** Asked before every session is made, in its transaction: whether the account may have one. */
  admits(accountId: string, transaction: unknown): Promise<boolean>
}

/** Better Auth on our tables: it keeps accounts, passwords and sessions; we hash the tokens. */
export function betterAuthIdentity(wiring: Wiring): Identity {
  const { db, passwords, secret, publicUrl, admits } = wiring
  const secure = publicUrl.startsWith('https://')
  const auth = betterAuth(optionsFor(wiring))
  const cookieFor = (token: string) => setSessionCookie(signToken(token, secret), secure)
  const within = <T>(transaction: unknown, work: () => Promise<T>): Promise<T> =>
    runWithAdapter(adapterOn(transaction as Kysely<never>)(auth.options), work as () => T)

  return {
    hashPassword: passwords.hash,
    verifyPassword: passwords.verify,

    openAccount: (transaction, account) =>
      within(transaction, async () => {
        const { internalAdapter } = await auth.$context
        const { id } = await internalAdapter.createUser(userOf(account), {
          method: 'email-password',
        })
        const password = account.passwordHash
        const credential = { userId: id, accountId: id, providerId: 'credential', password }
        await internalAdapter.linkAccount(credential)
        return id
      }),

    changePassword: (transaction, { accountId, passwordHash, keepSession }) =>
      within(transaction, async () => {
        const { internalAdapter } = await auth.$context
        await internalAdapter.updatePassword(accountId, passwordHash)
        if (keepSession === undefined) await internalAdapter.deleteUserSessions(accountId)
        else await endOtherSessions(transaction as Kysely<never>, { accountId, keepSession })
      }),

    async startSession(
      { accountId, device, secondStep = null, passkeyId = null },
      transaction = db,
    ) {
      if (!(await admits(accountId, transaction))) return refuse({ because: 'not admitted' })
      const { address: ipAddress, userAgent } = device
      const begun = { ipAddress, userAgent, secondStep, passkeyId }
      return within(transaction, async () => {
        const { internalAdapter } = await auth.$context
        const session = await internalAdapter.createSession(accountId, false, begun)
        return accept(cookieFor(session.token))
      })
    },

    async sessionOf(cookies) {
      const token = readSessionToken(cookies, { secret, secure })
      return token === null ? null : findSession(db, token)
    },

    async signOut(cookies) {
      const token = readSessionToken(cookies, { secret, secure })
      if (token !== null) await (await auth.$context).internalAdapter.deleteSession(token)
      return clearSessionCookie(secure)
    },
  }
}

function adapterOn(db: Kysely<never>) {
  const make = kyselyAdapter(db, { type: 'postgres', transaction: false })
  return (options: BetterAuthOptions) => withHashedTokens(make(options))
}

function userOf({ passwordHash: _, ...person }: NewAccount) {
  return { ...person, name: `${person.firstName} ${person.lastName}`, emailVerified: true }
}

const person = { type: 'string', required: true, input: false } as const
const ofSession = { type: 'string', required: false, input: false } as const

function optionsFor({ db, passwords, secret, publicUrl }: Wiring) {
  return {
    appName: 'Communitrak',
    baseURL: publicUrl,
    secret,
    database: adapterOn(db),
    user: {
      modelName: 'accounts',
      additionalFields: {
        firstName: person,
        lastName: person,
        phone: { ...person, required: false },
        locale: person,
      },
    },
    session: {
      modelName: 'sessions',
      fields: { userId: 'accountId' },
      additionalFields: { secondStep: ofSession, passkeyId: ofSession },
      expiresIn: idleDays * 24 * 60 * 60,
    },
    account: {
      modelName: 'signInMethods',
      fields: {
        userId: 'accountId',
        accountId: 'providerAccountId',
        providerId: 'provider',
        password: 'passwordHash',
      },
    },
    verification: { modelName: 'verifications', storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      requireEmailVerification: true,
      minPasswordLength: 1,
      maxPasswordLength: 1024,
      password: {
        hash: async (password: string) => orBusy(await passwords.hash(password)),
        verify: async (given: { password: string; hash: string }) =>
          orBusy(await passwords.verify(given)),
      },
    },
    rateLimit: { enabled: false },
    logger: { disabled: true },
    telemetry: { enabled: false },
    advanced: {
      database: { generateId: () => v7(), validateSchema: false },
    },
  } satisfies BetterAuthOptions
}

function orBusy<T>(outcome: { ok: true; value: T } | { ok: false }): T {
  if (!outcome.ok) throw new Busy()
  return outcome.value
}
