import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { endAccess } from '#domain/support/end-access.ts'
import type { Route } from './+types/end.ts'

const page = (slug: string | undefined) => `/c/${slug}/preferences/support`

export const middleware: Route.MiddlewareFunction[] = onlyForms(({ slug }) => page(slug))
export const ErrorBoundary = StandingOutside

/** Ends an access of support at once. */
export async function action({ context, params: { slug, accessId } }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  if (!isId(accessId)) throw data(null, 404)
  const ended = await endAccess(context.get(house).db, by, { accessId })
  if (!ended.ok && ended.refusal.because === 'unknown access') throw data(null, 404)
  return redirect(`${page(slug)}?${ended.ok ? 'ended' : 'over'}`, 303)
}
