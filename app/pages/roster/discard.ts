import { redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { onlyForms } from '#app/only-forms.ts'
import { discardRoster } from '#domain/rosters/discard-roster.ts'
import type { Route } from './+types/discard.ts'
import { findRoster } from './find-roster.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(({ slug }) => `/c/${slug}/roster`)

/** Forgets a roster that was not imported; where somebody has begun to meanwhile, its page tells. */
export async function action({ context, params }: Route.ActionArgs) {
  const { id: rosterId } = await findRoster(context, params.rosterId)
  const { db } = context.get(house)
  const outcome = await discardRoster(db, context.get(entrance).by, { rosterId })
  const all = `/c/${params.slug}/roster`
  const isGone = outcome.ok || outcome.refusal.because === 'unknown roster'
  return redirect(isGone ? `${all}?discarded` : `${all}/${rosterId}`)
}
