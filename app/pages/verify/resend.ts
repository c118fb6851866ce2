import { redirect } from 'react-router'
import { house } from '#app/context.ts'
import { onlyForms } from '#app/only-forms.ts'
import { signUpTicket } from '#app/sign-up-ticket.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { resendProof } from '#domain/accounts/read-sign-up.ts'
import type { Route } from './+types/resend.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms('/verify-email')
export const ErrorBoundary = StandingOutside

/** Sends the e-mail of this browser's sign-up again. */
export async function action({ context }: Route.ActionArgs) {
  const ticket = signUpTicket(context)
  if (!ticket) return redirect('/verify-email')
  const { db, limits } = context.get(house)
  const sent = await resendProof(db, { limits }, ticket)
  if (sent.ok) return redirect('/verify-email?resent=yes')
  if (sent.refusal.because === 'unknown') return redirect('/verify-email')
  return redirect(`/verify-email?resent=${Math.ceil(sent.refusal.retryAfterSeconds / 60)}`)
}
