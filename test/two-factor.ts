import { Secret, TOTP } from 'otpauth'
import type { Db } from '#database/connect.ts'
import { beginTwoFactor, readSetUp } from '#domain/second-steps/begin-two-factor.ts'
import { confirmTwoFactor } from '#domain/second-steps/confirm-two-factor.ts'
import { keepRecoveryCodes, showRecoveryCodes } from '#domain/second-steps/show-recovery-codes.ts'
import type { ServerKey } from '#domain/server-key.ts'
import type { Authenticator, Identity } from '#integrations/identity/identity.ts'
import type { Limits } from '#integrations/limits/limits.ts'
import { aPerson, sentBack } from './identity.ts'

const device = { address: null, userAgent: null }

/** What an app shows that knows the secret, so many half minutes from now. */
export function codeOf(secret: string, steps = 0): string {
  const timestamp = Date.now() + steps * 30_000
  return new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({ timestamp })
}

/** A code that is none of the next or the last minutes. */
export function aWrongCode(secret: string): string {
  const near = [-3, -2, -1, 0, 1, 2, 3].map((steps) => codeOf(secret, steps))
  return ['000000', '111111', '222222', '333333', '444444', '555555', '666666', '777777'].find(
    (code) => !near.includes(code),
  )!
}

type Tools = { identity: Identity; limits: Limits; key: ServerKey; authenticator: Authenticator }

/** Starts a session for an account by its password alone, past the door. Answers its id. */
export async function aSession(
  { identity }: Pick<Tools, 'identity'>,
  accountId: string,
): Promise<{ sessionId: string; cookie: string }> {
  const started = await identity.startSession({ accountId, device })
  if (!started.ok) throw new Error(started.refusal.because)
  const cookie = sentBack(started.value)
  const session = await identity.sessionOf(cookie)
  return { sessionId: session!.sessionId, cookie }
}

/** Somebody whose app is connected. Their next code is a fresh one, as if half a minute had passed. */
export async function aCautiousPerson(db: Db, tools: Tools, given: { email?: string } = {}) {
  const person = await aPerson(db, tools, given)
  const own = await aSession(tools, person.accountId)
  const { accountId, password, email } = person
  const { sessionId } = own
  const begun = await beginTwoFactor(db, tools, { accountId, sessionId, password, who: [] })
  if (!begun.ok) throw new Error(begun.refusal.because)
  const { secret } = (await readSetUp(db, tools, { accountId, sessionId, email }))!
  const code = codeOf(secret)
  const confirmed = await confirmTwoFactor(db, tools, { accountId, sessionId, code, who: [] })
  if (!confirmed.ok) throw new Error(confirmed.refusal.because)
  const codes = await showRecoveryCodes(db, tools, { accountId, sessionId })
  await keepRecoveryCodes(db, { accountId, sessionId })
  await waitForNextCode(db, accountId)
  return { ...person, ...own, secret, codes: codes! }
}

/** As if the app showed another code by now. */
export async function waitForNextCode(db: Db, accountId: string): Promise<void> {
  await db
    .updateTable('authenticators')
    .set((eb) => ({ lastStep: eb('lastStep', '-', 10) }))
    .where('accountId', '=', accountId)
    .execute()
}
