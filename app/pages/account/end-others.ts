import { redirect } from 'react-router'
import { house, session } from '#app/context.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { endSessions } from '#domain/accounts/end-sessions.ts'
import type { Route } from './+types/end-others.ts'

const page = '/account/sessions'

export const middleware: Route.MiddlewareFunction[] = onlyForms(page)
export const ErrorBoundary = StandingOutside

/** Signs out every place but this. */
export async function action({ context }: Route.ActionArgs) {
  const { accountId, sessionId } = context.get(session)
  await endSessions(context.get(house).db, { accountId, keep: [sessionId] })
  return redirect(`${page}?ended`)
}
