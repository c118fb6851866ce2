import { onlyForms } from '#app/only-forms.ts'
import { declineRequest } from '#domain/groups/settle-request.ts'
import type { Route } from './+types/decline.ts'
import { act, groupPage } from './act.ts'

export const middleware = onlyForms(groupPage)

/** Says no to somebody who waits. */
export function action({ context, params }: Route.ActionArgs) {
  return act(context, params, {
    names: ['groupId', 'requestId'],
    deed: declineRequest,
    told: () => 'declined',
  })
}
