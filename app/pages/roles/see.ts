import { data } from 'react-router'
import { entrance } from '#app/context.ts'
import { go } from '#app/enter.ts'
import { onlyForms } from '#app/only-forms.ts'
import { keepSeeing } from '#app/seen-as.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import type { Route } from './+types/see.ts'
import { loadRoleToChange } from './load-role.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(
  ({ slug, roleId }) => `/c/${slug}/roles/${roleId}`,
)
export const ErrorBoundary = StandingOutside

/** Lets somebody look at the community as people of a role see it, for an hour at most. */
export async function action({ context, params }: Route.ActionArgs) {
  const { role } = await loadRoleToChange(context, params)
  if (!role.isWithin) throw data(null, 404)
  const { memberId } = context.get(entrance).by
  return go(`/c/${params.slug}`, [keepSeeing(context, { memberId, roleId: role.id })])
}
