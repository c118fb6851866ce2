import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { cancelMove } from '#domain/moves/cancel-move.ts'
import type { Route } from './+types/cancel.ts'
import { loadMove } from './load-property.ts'

export const middleware = onlyForms(
  ({ slug, propertyId, moveId }) => `/c/${slug}/properties/${propertyId}/moves/${moveId}`,
)
export const ErrorBoundary = StandingOutside

/** Gives a planned move up. What happened meanwhile is said by the page of the move. */
export async function action({ context, params }: Route.ActionArgs) {
  const { id: moveId } = await loadMove(context, params)
  const { by } = context.get(entrance)
  const outcome = await cancelMove(context.get(house).db, by, { moveId })
  if (!outcome.ok && outcome.refusal.because === 'unknown move') throw data(null, 404)
  return redirect(`/c/${params.slug}/properties/${params.propertyId}/moves/${moveId}`, 303)
}
