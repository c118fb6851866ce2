import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { joinGroup } from '#domain/groups/join-group.ts'
import type { Route } from './+types/join.ts'
import { act, groupPage } from './act.ts'

export const middleware = onlyForms(groupPage)
export const ErrorBoundary = StandingOutside

/** Joins a group, or asks to be let in. */
export function action({ context, params }: Route.ActionArgs) {
  return act(context, params, {
    names: ['groupId'],
    deed: joinGroup,
    told: (outcome) => outcome,
  })
}
