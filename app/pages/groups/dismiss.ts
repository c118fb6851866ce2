import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { chooseAdmin } from '#domain/groups/choose-admins.ts'
import type { Route } from './+types/dismiss.ts'
import { act, groupPage } from './act.ts'

export const middleware = onlyForms(groupPage)
export const ErrorBoundary = StandingOutside

/** Lets a member run the group no longer. */
export function action({ context, params }: Route.ActionArgs) {
  return act(context, params, {
    names: ['groupId', 'memberId'],
    deed: (db, by, ids) => chooseAdmin(db, by, { ...ids, isAdmin: false }),
    told: () => 'dismissed',
  })
}
