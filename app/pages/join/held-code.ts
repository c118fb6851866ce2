import type { RouterContextProvider } from 'react-router'
import { house, visit } from '#app/context.ts'
import { keptBy } from '#app/cookies.ts'
import { joiner } from '#app/joiner.ts'
import type { Offer } from '#domain/invitations/find-invitation.ts'
import { type TryRefusal, tryCode } from '#domain/invitations/try-code.ts'
import type { Result } from '#domain/result.ts'

/** Somebody who may join with what they hold: signed in, or known by their password a moment ago. */
export type Account = { id: string; email: string; name: string }

/** What the code a browser holds offers to whoever sits before it; null when it holds none. */
export async function readHeldCode(
  context: Readonly<RouterContextProvider>,
): Promise<{ account: Account | null; held: Result<Offer, TryRefusal> | null }> {
  const typed = keptBy(context, 'code')
  const account = await joiner(context)
  if (typed === null) return { account, held: null }
  const holder = account && { accountId: account.id, email: account.email }
  const { db, key, limits } = context.get(house)
  const { who } = context.get(visit)
  return { account, held: await tryCode(db, { key, limits }, { typed, holder, who }) }
}
