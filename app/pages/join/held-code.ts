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
  return { account, held: await tryTyped(context, { typed, account }) }
}

/** What a code offers to whoever sits before the browser; wrong ones count against them. */
export function tryTyped(
  context: Readonly<RouterContextProvider>,
  { typed, account }: { typed: string; account: Account | null },
): Promise<Result<Offer, TryRefusal>> {
  const { db, key, limits, log } = context.get(house)
  const { who } = context.get(visit)
  const holder = account && { accountId: account.id, email: account.email }
  const ring = () =>
    log.warn('many wrong codes are tried; every answer about a code waits a second')
  return tryCode(db, { key, limits, ring }, { typed, holder, who })
}
