import { house, session } from '#app/context.ts'
import { go } from '#app/enter.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { forgetWanted, wantedPath } from '#app/wanted.ts'
import { keepRecoveryCodes } from '#domain/second-steps/show-recovery-codes.ts'
import type { Route } from './+types/two-factor-keep.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms('/account/two-factor/codes')
export const ErrorBoundary = StandingOutside

/** The codes have been kept: they are not shown again, and the person goes on to where they wanted to be. */
export async function action({ context }: Route.ActionArgs) {
  await keepRecoveryCodes(context.get(house).db, context.get(session))
  return go(wantedPath(context) ?? '/account/two-factor?on', [forgetWanted(context)])
}
