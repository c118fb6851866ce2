import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { markEmpty } from '#domain/properties/mark-empty.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/empty.ts'
import { backTo } from './back-to.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(({ slug }) => `/c/${slug}/progress`)
export const ErrorBoundary = StandingOutside

/** Notes that a home of the list stands empty, or takes that back. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'update property')
  const {
    property: propertyId,
    isEmpty,
    back,
  } = await readForm(request, ['property', 'isEmpty', 'back'])
  if (!isId(propertyId)) throw data(null, 404)
  const marked = { propertyId, isEmpty: isEmpty === 'yes' }
  const outcome = await markEmpty(context.get(house).db, by, marked)
  if (outcome.ok)
    return redirect(backTo(params.slug, back, marked.isEmpty ? { empty: propertyId } : {}), 303)
  if (outcome.refusal.because === 'unknown property') throw data(null, 404)
  return redirect(backTo(params.slug, back, { 'lived-in': 'yes' }), 303)
}
