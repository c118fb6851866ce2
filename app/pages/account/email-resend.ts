import { redirect } from 'react-router'
import { house, session, visit } from '#app/context.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { resendEmailChange } from '#domain/accounts/resend-email-change.ts'
import type { Route } from './+types/email-resend.ts'

const page = '/account/email/code'

export const middleware: Route.MiddlewareFunction[] = onlyForms(page)
export const ErrorBoundary = StandingOutside

/** Writes to the new address again. */
export async function action({ context }: Route.ActionArgs) {
  const { db, limits } = context.get(house)
  const { accountId } = context.get(session)
  const { locale } = context.get(visit)
  const sent = await resendEmailChange(db, { limits }, { accountId, locale })
  if (sent.ok) return redirect(`${page}?resent=yes`)
  if (sent.refusal.because === 'unknown') return redirect('/account/email')
  return redirect(`${page}?resent=${Math.ceil(sent.refusal.retryAfterSeconds / 60)}`)
}
