import { redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { newId } from '#domain/new-id.ts'
import { makePassesForHomes } from '#domain/passes/make-passes-for-homes.ts'
import type { Route } from './+types/letter.ts'
import { backTo } from './back-to.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(({ slug }) => `/c/${slug}/progress`)
export const ErrorBoundary = StandingOutside

/** Sees to it that a home has an access pass, and draws the letter that brings it. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  const { property, back } = await readForm(request, ['property', 'back'])
  const { db, key } = context.get(house)
  const propertyId = isId(property) ? property : newId()
  const outcome = await makePassesForHomes(db, by, { submission: newId(), propertyId }, { key })
  if (!outcome.ok) return redirect(backTo(params.slug, back, { 'may-not-grant': 'yes' }), 303)
  const query = new URLSearchParams({ home: propertyId, layout: 'letters' })
  return redirect(`/c/${params.slug}/invitations/passes/homes/print?${query}`, 303)
}
