import type { RouterContextProvider } from 'react-router'
import { readAccount } from '#domain/accounts/read-account.ts'
import { addMinutes } from '#domain/days.ts'
import type { Shown } from '#domain/second-steps/second-step.ts'
import { digest, type ServerKey, sameSecret } from '#domain/server-key.ts'
import type { SecondStep } from '#integrations/identity/identity.ts'
import { house } from './context.ts'
import { keptBy } from './cookies.ts'
import { signedIn } from './signed-in.ts'

/** How long a password just given counts for joining, in minutes. */
const joiningMinutes = 15

/**
 * Who may join with this browser: the person who is signed in, or somebody who has just given the right
 * password and has no session only because all their communities are behind the curtain.
 */
export async function joiner(
  context: Readonly<RouterContextProvider>,
): Promise<{ id: string; email: string; name: string } | null> {
  const session = await signedIn(context)
  if (session) return { id: session.accountId, email: session.email, name: session.name }
  const { db, key } = context.get(house)
  const pass = readJoiningPass(key, keptBy(context, 'joining'))
  return pass && readAccount(db, pass.accountId)
}

/** What a browser keeps without a session: account, time, what was shown beside the password, signature. */
export function joiningPass(
  key: ServerKey,
  { accountId, shown }: { accountId: string; shown: Shown | null },
): string {
  const until = addMinutes(new Date(), joiningMinutes).getTime()
  const step = shown ? steps.indexOf(shown.secondStep) : ''
  const words = `${accountId}.${until}.${step}`
  return `${words}.${signature(key, words)}`
}

/** What the account showed when this browser was given its pass; nothing without one. */
export function shownByJoiner(
  context: Readonly<RouterContextProvider>,
  accountId: string,
): Shown | null {
  const pass = readJoiningPass(context.get(house).key, keptBy(context, 'joining'))
  return pass?.accountId === accountId ? pass.shown : null
}

const steps = ['app', 'recovery code', 'passkey'] as const satisfies SecondStep[]

type JoiningPass = { accountId: string; shown: Shown | null }

function readJoiningPass(key: ServerKey, pass: string | null): JoiningPass | null {
  const [accountId, until, step = '', signed] = pass?.split('.') ?? []
  if (!accountId || !until || !signed || !(Number(until) > Date.now())) return null
  const expected = signature(key, `${accountId}.${until}.${step}`)
  if (!sameSecret(Buffer.from(signed), Buffer.from(expected))) return null
  const secondStep = step === '' ? undefined : steps[Number(step)]
  return { accountId, shown: secondStep ? { secondStep } : null }
}

function signature(key: ServerKey, words: string): string {
  return digest(key, 'proof', `joining ${words}`).toString('base64url')
}
