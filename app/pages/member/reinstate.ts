import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { type Reinstated, reinstate } from '#domain/members/reinstate.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/reinstate.ts'
import { memberPage } from './member-page.ts'
import type { Told } from './words.ts'

export const middleware = onlyForms(memberPage)
export const ErrorBoundary = StandingOutside

/** Gives a suspended member their access back. */
export async function action({ context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'change member role')
  const { memberId } = params
  if (!isId(memberId)) throw data(null, 404)
  const outcome = await reinstate(context.get(house).db, by, { memberId })
  if (!outcome.ok && outcome.refusal.because === 'unknown') throw data(null, 404)
  const told = outcome.ok ? toldOf(outcome.value) : outcome.refusal.because
  return redirect(`${memberPage(params)}?${new URLSearchParams({ told })}`, 303)
}

function toldOf({ isBack }: Reinstated): Told {
  return isBack ? 'reinstated' : 'suspension ended'
}
