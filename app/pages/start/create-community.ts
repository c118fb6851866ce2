import type { RouterContextProvider } from 'react-router'
import { house, visit } from '#app/context.ts'
import { forget, keep } from '#app/cookies.ts'
import { go } from '#app/enter.ts'
import type { Person } from '#app/person-form.ts'
import { printTicket, signUpTicket } from '#app/sign-up-ticket.ts'
import { type SignUpRefusal, signUp } from '#domain/accounts/sign-up.ts'
import type { Founding } from '#domain/communities/found-community.ts'
import { startCommunity } from '#domain/communities/start-community.ts'
import { accept, type Result } from '#domain/result.ts'
import type { Session } from '#integrations/identity/identity.ts'

type Wanted = {
  session: Session | null
  person: Person | null
  founding: Founding
  meansAnother: boolean
  /** Whether this browser has signed up before and corrects it. */
  corrects: boolean
}

/** Creates a community now, or keeps it until its founder has proven their address. Answers where to go. */
export async function createCommunity(
  context: Readonly<RouterContextProvider>,
  { session, person, founding, meansAnother, corrects }: Wanted,
): Promise<Result<Response, SignUpRefusal | { because: 'invited' }>> {
  const { db, identity, limits } = context.get(house)
  const { locale, device, who } = context.get(visit)
  if (session) {
    const by = { accountId: session.accountId, from: device.address }
    const started = await startCommunity(db, by, { founding, meansAnother })
    if (!started.ok) return started
    return accept(go(`/c/${started.value.slug}`, [forget(context, 'sign-up')]))
  }
  if (!person) throw new Error('Somebody who is not signed in says who they are.')
  const instead = corrects ? signUpTicket(context) : null
  const ticket = await signUp(
    db,
    { identity, limits },
    { ...person, locale, purpose: { founding }, who, instead },
  )
  if (!ticket.ok) return ticket
  return accept(go('/verify-email', [keep(context, 'sign-up', printTicket(ticket.value))]))
}
