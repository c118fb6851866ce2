import { entrance, house } from '#app/context.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { removeLogo } from '#domain/communities/choose-logo.ts'
import type { Route } from './+types/logo-remove.ts'
import { saved } from './choosing.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(
  ({ slug }) => `/c/${slug}/preferences/logo`,
)
export const ErrorBoundary = StandingOutside

/** Takes the logo away everywhere. */
export async function action({ context, params }: Route.ActionArgs) {
  await removeLogo(context.get(house).db, context.get(entrance).by)
  return saved(params)
}
