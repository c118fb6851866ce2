import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { markEmpty } from '#domain/properties/mark-empty.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/empty.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(
  ({ slug, propertyId }) => `/c/${slug}/properties/${propertyId}`,
)
export const ErrorBoundary = StandingOutside

/** Notes that a home stands empty, or that it does not any more. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'update property')
  const { slug, propertyId } = params
  if (!isId(propertyId)) throw data(null, 404)
  const isEmpty = (await readForm(request, ['isEmpty'])).isEmpty === 'yes'
  const outcome = await markEmpty(context.get(house).db, by, { propertyId, isEmpty })
  const page = `/c/${slug}/properties/${propertyId}`
  if (outcome.ok) return redirect(page, 303)
  if (outcome.refusal.because === 'unknown property') throw data(null, 404)
  return redirect(`${page}?told=lived+in`, 303)
}
