import { data, redirect } from 'react-router'
import { house, visit } from '#app/context.ts'
import { keep, keptBy } from '#app/cookies.ts'
import { arrive, go, pathAfterSignIn } from '#app/enter.ts'
import { localPath, readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { printTicket } from '#app/sign-up-ticket.ts'
import { signedIn } from '#app/signed-in.ts'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { sayIn } from '#app/words/words.ts'
import { adoptSignUp } from '#domain/accounts/adopt-sign-up.ts'
import type { LetInRefusal } from '#domain/accounts/let-in.ts'
import { type SignInRefusal, signIn } from '#domain/accounts/sign-in.ts'
import { readEmail } from '#domain/contacts/email-address.ts'
import type { Route } from './+types/sign-in.ts'
import { SignInForm, type SignInTrouble } from './sign-in-form.tsx'
import { signInWords } from './words.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  const next = localPath(url.searchParams.get('next'), '')
  const session = await signedIn(context)
  if (session) {
    const { accountId } = session
    return redirect(await pathAfterSignIn(context, { accountId, wanted: next || null }))
  }
  const confirmed = url.searchParams.has('confirmed')
  const late = url.searchParams.has('late')
  const holdsCode = !confirmed && keptBy(context, 'code') !== null
  return data({ next, confirmed, late, holdsCode })
}

/** Signs somebody in, and says alike for an unknown address and a wrong password. */
export async function action({ request, context }: Route.ActionArgs) {
  const { email, password, next } = await readForm(request, ['email', 'password', 'next'])
  const { db, identity, limits } = context.get(house)
  const { device, who } = context.get(visit)
  const address = readEmail(email)
  const form = { email, next: localPath(next, '') }
  if (!address) return refused(form, { status: 400, trouble: { key: 'wrongEmail' } })
  const outcome = await signIn(db, { identity, limits }, { email: address, password, device, who })
  if (outcome.ok) return arrive(context, outcome, { wanted: next })
  const { refusal } = outcome
  if (refusal.because === 'behind the curtain' || refusal.because === 'second step')
    return arrive(context, { ok: false, refusal }, { wanted: next })
  if (refusal.because === 'not verified') {
    const ticket = await adoptSignUp(db, { limits }, refusal)
    return go('/verify-email?unverified', [keep(context, 'sign-up', printTicket(ticket))])
  }
  return refused(form, sayRefusal(refusal))
}

type Refused = { status: number; retryAfter?: number; trouble: SignInTrouble }

function sayRefusal(
  refusal: Exclude<SignInRefusal, LetInRefusal | { because: 'not verified' }>,
): Refused {
  // not 401: it asks for WWW-Authenticate, and browsers do not keep it for their Back button
  if (refusal.because === 'wrong') return { status: 403, trouble: { key: 'wrong' } }
  if (refusal.because === 'busy') return { status: 503, retryAfter: 5, trouble: { key: 'busy' } }
  const seconds = refusal.retryAfterSeconds
  const trouble = { key: 'hurry', minutes: Math.ceil(seconds / 60) } as const
  return { status: 429, retryAfter: seconds, trouble }
}

/** The form once more, with the address that was typed and on the same way. */
function refused(form: { email: string; next: string }, { status, retryAfter, trouble }: Refused) {
  const headers: Record<string, string> = retryAfter ? { 'retry-after': String(retryAfter) } : {}
  return data({ ...form, trouble }, { status, headers })
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', signInWords)('title'))
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <PublicFrame path="/sign-in">
      <SignInForm {...loaderData} email="" {...actionData} />
    </PublicFrame>
  )
}
