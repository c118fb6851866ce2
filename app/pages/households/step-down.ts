import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { stepDownHead } from '#domain/households/lead-household.ts'
import type { Route } from './+types/step-down.ts'
import { act, householdPage } from './act.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(householdPage)
export const ErrorBoundary = StandingOutside

/** Ends that somebody is Head of a household. */
export const action = ({ context, params }: Route.ActionArgs) =>
  act(context, params, { deed: stepDownHead, done: 'steppedDown' })
