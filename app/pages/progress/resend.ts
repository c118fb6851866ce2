import { redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { resendInvitations } from '#domain/invitations/resend-invitations.ts'
import type { Route } from './+types/resend.ts'
import { backTo } from './back-to.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(({ slug }) => `/c/${slug}/progress`)
export const ErrorBoundary = StandingOutside

/** Sends the invitation that is nearest to bringing a home in, once more. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  const { invitation, back } = await readForm(request, ['invitation', 'back'])
  const invitationIds = isId(invitation) ? [invitation] : []
  const report = await resendInvitations(context.get(house).db, by, { invitationIds })
  const [skipped] = report.skipped
  const told: Record<string, string> = skipped ? { skipped: skipped.because } : { sent: 'yes' }
  return redirect(backTo(params.slug, back, report.sent.length > 0 || skipped ? told : {}), 303)
}
