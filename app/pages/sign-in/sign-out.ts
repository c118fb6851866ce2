import { house, visit } from '#app/context.ts'
import { forget } from '#app/cookies.ts'
import { go } from '#app/enter.ts'
import { localPath } from '#app/forms.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import type { Route } from './+types/sign-out.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms('/')
export const ErrorBoundary = StandingOutside

/** Ends the session of this browser. */
export async function action({ context, url }: Route.ActionArgs) {
  const cookie = await context.get(house).identity.signOut(context.get(visit).cookies)
  const next = localPath(url.searchParams.get('next'), '/')
  const forgotten = (['joining', 'sign-up', 'seen-as'] as const).map((one) => forget(context, one))
  return go(next, [cookie, ...forgotten])
}
