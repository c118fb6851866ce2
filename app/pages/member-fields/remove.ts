import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { removeField } from '#domain/member-fields/describe-field.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/remove.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(
  ({ slug }) => `/c/${slug}/preferences/fields`,
)
export const ErrorBoundary = StandingOutside

/** Takes a field away; its values wait with it. */
export async function action({ context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'update community preferences')
  const id = params.fieldId
  if (!isId(id)) throw data(null, 404)
  const removed = await removeField(context.get(house).db, by, { id })
  if (!removed.ok) throw data(null, 404)
  return redirect(`/c/${params.slug}/preferences/fields?saved`, 303)
}
