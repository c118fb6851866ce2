import { redirect } from 'react-router'
import { house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { choosePrivacy } from '#domain/members/choose-answers.ts'
import type { Route } from './+types/privacy.ts'
import { ownMembership } from './own-community.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(
  ({ slug }) => `/account/communities/${slug}`,
)
export const ErrorBoundary = StandingOutside

/** Remembers what neighbours may see. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const own = await ownMembership(context, params.slug)
  const typed = await readForm(request, ['showEmail', 'showPhone', 'showPhoto'])
  const privacy = {
    showEmail: typed.showEmail === 'on',
    showPhone: typed.showPhone === 'on',
    showPhoto: typed.showPhoto === 'on',
  }
  await choosePrivacy(context.get(house).db, own, privacy)
  return redirect(`/account/communities/${params.slug}?saved`)
}
