import { redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { liftCurtain } from '#domain/curtain/lift-curtain.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/curtain-lift.ts'

const curtainPage = (slug: string | undefined) => `/c/${slug}/preferences/black-curtain`

export const middleware: Route.MiddlewareFunction[] = onlyForms(({ slug }) => curtainPage(slug))
export const ErrorBoundary = StandingOutside

/** Opens the community now; a form that holds nothing opens nothing. Where it is open already, the page says so. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { sure, tellWaiting } = await readForm(request, ['sure', 'tellWaiting'])
  const { by } = context.get(entrance)
  requirePermission(by, 'update community preferences')
  if (sure !== 'yes') return redirect(curtainPage(params.slug), 303)
  const lifted = await liftCurtain(context.get(house).db, by, { tells: tellWaiting === 'on' })
  const news = lifted.ok ? `lifted=${lifted.value.told}` : 'not-now'
  return redirect(`${curtainPage(params.slug)}?${news}`, 303)
}
