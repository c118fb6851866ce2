import { redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { cancelLifting } from '#domain/curtain/plan-lifting.ts'
import type { Route } from './+types/curtain-cancel.ts'

const curtainPage = (slug: string | undefined) => `/c/${slug}/preferences/black-curtain`

export const middleware: Route.MiddlewareFunction[] = onlyForms(({ slug }) => curtainPage(slug))
export const ErrorBoundary = StandingOutside

/** Keeps the curtain from lifting by itself. */
export async function action({ context, params }: Route.ActionArgs) {
  const outcome = await cancelLifting(context.get(house).db, context.get(entrance).by)
  const news = outcome.ok ? 'cancelled' : 'not-now'
  return redirect(`${curtainPage(params.slug)}?${news}`, 303)
}
