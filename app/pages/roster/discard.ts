import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { discardRoster } from '#domain/rosters/discard-roster.ts'
import type { Route } from './+types/discard.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(({ slug }) => `/c/${slug}/roster`)
export const ErrorBoundary = StandingOutside

/**
 * Forgets a roster that was not imported; one that is gone already is as good as discarded. Where somebody
 * has begun to import it meanwhile, its page tells.
 */
export async function action({ context, params }: Route.ActionArgs) {
  const { rosterId } = params
  const { db } = context.get(house)
  if (!isId(rosterId)) throw data(null, 404)
  const outcome = await discardRoster(db, context.get(entrance).by, { rosterId })
  const all = `/c/${params.slug}/roster`
  const isGone = outcome.ok || outcome.refusal.because === 'unknown roster'
  return redirect(isGone ? `${all}?discarded` : `${all}/${rosterId}`)
}
