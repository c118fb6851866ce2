import { redirect } from 'react-router'
import { house, session } from '#app/context.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { removePhoto } from '#domain/accounts/choose-photo.ts'
import type { Route } from './+types/photo-remove.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(() => '/account/photo')
export const ErrorBoundary = StandingOutside

/** Takes the photo away everywhere. */
export async function action({ context }: Route.ActionArgs) {
  await removePhoto(context.get(house).db, context.get(session))
  return redirect('/account?saved')
}
