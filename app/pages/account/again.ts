import { redirect } from 'react-router'
import { house } from '#app/context.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { liftOwnSuppression } from '#domain/suppressions/lift-own.ts'
import type { Route } from './+types/again.ts'
import { ownMembership } from './own-community.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(
  ({ slug }) => `/account/communities/${slug}`,
)
export const ErrorBoundary = StandingOutside

/** Lets messages of a community come again. */
export async function action({ params, context }: Route.ActionArgs) {
  const own = await ownMembership(context, params.slug)
  await liftOwnSuppression(context.get(house).db, own)
  return redirect(`/account/communities/${params.slug}?saved`)
}
