import type { RouterContextProvider } from 'react-router'
import { house } from '#app/context.ts'
import { forget } from '#app/cookies.ts'
import { go } from '#app/enter.ts'
import { signUpTicket } from '#app/sign-up-ticket.ts'
import { signedIn } from '#app/signed-in.ts'
import { readSignUp } from '#domain/accounts/read-sign-up.ts'
import type { Account } from './held-code.ts'

/**
 * The way on for somebody whose used code was used by themselves: they signed up in this browser and
 * opened the link of the e-mail in another. Null for anybody else.
 */
export async function goOnIfUsedHere(
  context: Readonly<RouterContextProvider>,
  account: Account | null,
): Promise<Response | null> {
  const ticket = signUpTicket(context)
  if (!account || !ticket) return null
  const seen = await readSignUp(context.get(house).db, ticket)
  if (!seen?.sameDevice || !seen.verified || seen.email !== account.email) return null
  const next = (await signedIn(context)) ? '/sign-in' : '/opening-soon'
  return go(next, [forget(context, 'code'), forget(context, 'sign-up')])
}
