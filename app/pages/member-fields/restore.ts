import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { restoreField } from '#domain/member-fields/describe-field.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/restore.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(
  ({ slug }) => `/c/${slug}/preferences/fields`,
)
export const ErrorBoundary = StandingOutside

/** Brings a field back with its values. */
export async function action({ context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'update community preferences')
  const id = params.fieldId
  if (!isId(id)) throw data(null, 404)
  const restored = await restoreField(context.get(house).db, by, { id })
  const list = `/c/${params.slug}/preferences/fields`
  if (restored.ok) return redirect(`${list}?saved`, 303)
  const { because } = restored.refusal
  if (because === 'unknown field') throw data(null, 404)
  return redirect(`${list}?fault=${because === 'too many' ? 'many' : 'taken'}`, 303)
}
