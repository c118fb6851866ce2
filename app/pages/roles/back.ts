import { entrance } from '#app/context.ts'
import { forget } from '#app/cookies.ts'
import { go } from '#app/enter.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import type { Route } from './+types/back.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(({ slug }) => `/c/${slug}`)
export const ErrorBoundary = StandingOutside

/** Lets somebody be themselves again: on the page of the role that they looked as, or at home. */
export async function action({ context, params }: Route.ActionArgs) {
  const { readOnly, roleId } = context.get(entrance)
  const home = `/c/${params.slug}`
  const path = readOnly === 'seen as' ? `${home}/roles/${roleId}` : home
  return go(path, [forget(context, 'seen-as')])
}
