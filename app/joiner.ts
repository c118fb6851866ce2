import type { RouterContextProvider } from 'react-router'
import { readAccount } from '#domain/accounts/read-account.ts'
import { addMinutes } from '#domain/days.ts'
import { digest, type ServerKey, sameSecret } from '#domain/server-key.ts'
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
  const accountId = readJoiningPass(key, keptBy(context, 'joining'))
  return accountId === null ? null : readAccount(db, accountId)
}

/** What a browser keeps after a right password without a session: account, time and signature. */
export function joiningPass(key: ServerKey, accountId: string): string {
  const until = addMinutes(new Date(), joiningMinutes).getTime()
  const words = `${accountId}.${until}`
  return `${words}.${signature(key, words)}`
}

function readJoiningPass(key: ServerKey, pass: string | null): string | null {
  const [accountId, until, signed] = pass?.split('.') ?? []
  if (!accountId || !until || !signed || !(Number(until) > Date.now())) return null
  const expected = signature(key, `${accountId}.${until}`)
  return sameSecret(Buffer.from(signed), Buffer.from(expected)) ? accountId : null
}

function signature(key: ServerKey, words: string): string {
  return digest(key, 'proof', `joining ${words}`).toString('base64url')
}
