import { redirect } from 'react-router'
import { house, session } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { endSession } from '#domain/accounts/end-sessions.ts'
import type { Route } from './+types/end-session.ts'

const page = '/account/sessions'

export const middleware: Route.MiddlewareFunction[] = onlyForms(page)
export const ErrorBoundary = StandingOutside

/** Signs out one other place. */
export async function action({ params: { sessionId }, context }: Route.ActionArgs) {
  const { accountId } = context.get(session)
  if (isId(sessionId)) await endSession(context.get(house).db, { accountId, sessionId })
  return redirect(`${page}?ended`)
}
