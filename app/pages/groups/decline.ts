import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { declineRequest } from '#domain/groups/settle-request.ts'
import type { Route } from './+types/decline.ts'
import { act, groupPage } from './act.ts'

export const middleware = onlyForms(groupPage)
export const ErrorBoundary = StandingOutside

/** Says no to somebody who waits. */
export function action({ context, params }: Route.ActionArgs) {
  return act(context, params, {
    names: ['groupId', 'requestId'],
    deed: declineRequest,
    told: () => 'declined',
  })
}
