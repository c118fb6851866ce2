import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { restoreProperty } from '#domain/properties/restore-property.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/restore.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(
  ({ slug, propertyId }) => `/c/${slug}/properties/${propertyId}`,
)
export const ErrorBoundary = StandingOutside

/** Brings a deleted home back; where there is one of its address again, leads there and says so. */
export async function action({ context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'update property')
  const { propertyId } = params
  if (!isId(propertyId)) throw data(null, 404)
  const base = `/c/${params.slug}/properties`
  const outcome = await restoreProperty(context.get(house).db, by, { propertyId })
  if (outcome.ok) return redirect(`${base}/${propertyId}?told=restored`, 303)
  const { refusal } = outcome
  if (refusal.because === 'unknown property') throw data(null, 404)
  const told = new URLSearchParams({ told: 'exists', other: refusal.propertyId })
  return redirect(`${base}/${propertyId}?${told}`, 303)
}
