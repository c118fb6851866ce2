import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { appointAsLeader } from '#domain/households/lead-household.ts'
import type { Route } from './+types/appoint.ts'
import { act, householdPage } from './act.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(householdPage)
export const ErrorBoundary = StandingOutside

/** Makes somebody Head of the household they live in. */
export const action = ({ context, params }: Route.ActionArgs) =>
  act(context, params, { deed: appointAsLeader, done: 'appointed' })
