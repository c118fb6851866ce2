import { redirect } from 'react-router'
import { agent, house, visit } from '#app/context.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { endOwnAccess } from '#domain/support/end-access.ts'
import type { Route } from './+types/end.ts'

const page = (slug: string | undefined) => `/support/communities/${slug}`

export const middleware: Route.MiddlewareFunction[] = onlyForms(({ slug }) => page(slug))
export const ErrorBoundary = StandingOutside

/** Ends the agent's own access, from the console or from inside the community. */
export async function action({ context, params }: Route.ActionArgs) {
  const { slug } = params
  const from = context.get(visit).device.address
  const ended = await endOwnAccess(context.get(house).db, context.get(agent), { slug, from })
  return redirect(`${page(slug)}?${ended.ok ? 'ended' : 'over'}`, 303)
}
