import { redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { cancelImport } from '#domain/rosters/cancel-import.ts'
import type { Route } from './+types/cancel.ts'
import { findRoster } from './find-roster.ts'

const page = ({ slug, rosterId }: { slug?: string; rosterId?: string }) =>
  `/c/${slug}/roster/${rosterId}`

export const middleware: Route.MiddlewareFunction[] = onlyForms(page)
export const ErrorBoundary = StandingOutside

/** Stops an import; what was done by then stays. */
export async function action({ context, params }: Route.ActionArgs) {
  const { id: rosterId } = await findRoster(context, params.rosterId)
  await cancelImport(context.get(house).db, context.get(entrance).by, { rosterId })
  return redirect(page(params))
}
