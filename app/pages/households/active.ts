import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { setHouseholdActive } from '#domain/households/set-household-status.ts'
import type { Route } from './+types/active.ts'
import { act, householdPage } from './act.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(householdPage)
export const ErrorBoundary = StandingOutside

/** Gives the people of a household their access back. */
export const action = ({ context, params }: Route.ActionArgs) =>
  act(context, params, { deed: setHouseholdActive, done: 'active' })
