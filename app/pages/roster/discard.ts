import { redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { onlyForms } from '#app/only-forms.ts'
import { discardRoster } from '#domain/rosters/discard-roster.ts'
import type { Route } from './+types/discard.ts'
import { findRoster } from './find-roster.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(({ slug }) => `/c/${slug}/roster`)

/** Forgets a roster that was not imported. */
export async function action({ context, params }: Route.ActionArgs) {
  const { id: rosterId } = await findRoster(context, params.rosterId)
  await discardRoster(context.get(house).db, context.get(entrance).by, { rosterId })
  return redirect(`/c/${params.slug}/roster?discarded`)
}
