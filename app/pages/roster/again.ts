import { redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { mendRows } from '#domain/rosters/mend-rows.ts'
import type { Route } from './+types/again.ts'
import { findRoster } from './find-roster.ts'

const page = ({ slug, rosterId }: { slug?: string; rosterId?: string }) =>
  `/c/${slug}/roster/${rosterId}`

export const middleware: Route.MiddlewareFunction[] = onlyForms(page)
export const ErrorBoundary = StandingOutside

/** Has the rows checked once more, as they are. One whose import has begun stays as it is. */
export async function action({ context, params }: Route.ActionArgs) {
  const { id: rosterId } = await findRoster(context, params.rosterId)
  await mendRows(context.get(house).db, context.get(entrance).by, { rosterId, rows: [] })
  return redirect(page(params))
}
