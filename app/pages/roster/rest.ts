import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { bringRest } from '#domain/rosters/bring-rest.ts'
import type { Route } from './+types/rest.ts'
import { findRoster } from './find-roster.ts'

const page = (slug: string | undefined, rosterId: string | undefined) =>
  `/c/${slug}/roster/${rosterId}`

export const middleware: Route.MiddlewareFunction[] = onlyForms(({ slug, rosterId }) =>
  page(slug, rosterId),
)
export const ErrorBoundary = StandingOutside

/** Makes a new roster of the rows that an import left alone, to be mended here. */
export async function action({ context, params }: Route.ActionArgs) {
  const { id: rosterId } = await findRoster(context, params.rosterId)
  const outcome = await bringRest(context.get(house).db, context.get(entrance).by, { rosterId })
  if (outcome.ok) return redirect(page(params.slug, outcome.value))
  if (outcome.refusal.because === 'unknown roster') throw data(null, 404)
  return redirect(page(params.slug, rosterId))
}
