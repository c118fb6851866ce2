import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { removeFromGroup } from '#domain/groups/leave-group.ts'
import type { Route } from './+types/remove.ts'
import { act, groupPage } from './act.ts'

export const middleware = onlyForms(groupPage)
export const ErrorBoundary = StandingOutside

/** Sends a member out of the group. */
export function action({ context, params }: Route.ActionArgs) {
  return act(context, params, {
    names: ['groupId', 'memberId'],
    deed: removeFromGroup,
    told: () => 'removed',
  })
}
