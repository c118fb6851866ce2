import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { leaveGroup } from '#domain/groups/leave-group.ts'
import type { Route } from './+types/leave.ts'
import { act, groupPage } from './act.ts'

export const middleware = onlyForms(groupPage)
export const ErrorBoundary = StandingOutside

/** Leaves a group. */
export function action({ context, params }: Route.ActionArgs) {
  return act(context, params, {
    names: ['groupId'],
    deed: leaveGroup,
    told: () => 'left',
  })
}
