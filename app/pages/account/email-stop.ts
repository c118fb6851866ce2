import { redirect } from 'react-router'
import { house, session } from '#app/context.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { withdrawEmailChange } from '#domain/accounts/stop-email-change.ts'
import type { Route } from './+types/email-stop.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms('/account/email')
export const ErrorBoundary = StandingOutside

/** Keeps the address one has. */
export async function action({ context }: Route.ActionArgs) {
  await withdrawEmailChange(context.get(house).db, context.get(session))
  return redirect('/account/email?stopped')
}
