import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { acceptRequest } from '#domain/groups/settle-request.ts'
import type { Route } from './+types/accept.ts'
import { act, groupPage } from './act.ts'

export const middleware = onlyForms(groupPage)
export const ErrorBoundary = StandingOutside

/** Lets somebody in who waits. */
export function action({ context, params }: Route.ActionArgs) {
  return act(context, params, {
    names: ['groupId', 'requestId'],
    deed: acceptRequest,
    told: () => 'accepted',
  })
}
