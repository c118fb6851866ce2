import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { withdrawRequest } from '#domain/groups/settle-request.ts'
import type { Route } from './+types/withdraw.ts'
import { act, groupPage } from './act.ts'

export const middleware = onlyForms(groupPage)
export const ErrorBoundary = StandingOutside

/** Takes back what one has asked. */
export function action({ context, params }: Route.ActionArgs) {
  return act(context, params, {
    names: ['groupId'],
    deed: withdrawRequest,
    told: () => 'withdrawn',
  })
}
