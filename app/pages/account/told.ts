import { redirect } from 'react-router'
import { house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { chooseTexts } from '#domain/members/choose-answers.ts'
import { chooseHowTold } from '#domain/notices/how-told.ts'
import { readActor } from '#domain/roles/read-actor.ts'
import type { Route } from './+types/told.ts'
import { ownMembership } from './own-community.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(
  ({ slug }) => `/account/communities/${slug}`,
)
export const ErrorBoundary = StandingOutside

/** Remembers how a community may write, and how a leader hears of notices. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const own = await ownMembership(context, params.slug)
  const { toldByText, told } = await readForm(request, ['toldByText', 'told'])
  const { db } = context.get(house)
  await chooseTexts(db, own, { toldByText: toldByText === 'on' })
  const by = await readActor(db, own)
  if (by?.permissions.has('admin view members') && (told === 'at once' || told === 'daily'))
    await chooseHowTold(db, by, { told })
  return redirect(`/account/communities/${params.slug}?saved`)
}
