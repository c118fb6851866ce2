import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { restoreGroup } from '#domain/groups/restore-group.ts'
import type { Route } from './+types/restore.ts'
import { groupPage } from './act.ts'
import type { Told } from './words.ts'

export const middleware = onlyForms(({ slug }) => `/c/${slug}/groups`)
export const ErrorBoundary = StandingOutside

/** Brings a deleted group back. */
export async function action({ context, params }: Route.ActionArgs) {
  const { groupId } = params
  if (!isId(groupId)) throw data(null, 404)
  const { by } = context.get(entrance)
  const outcome = await restoreGroup(context.get(house).db, by, { groupId })
  if (outcome.ok) return redirect(`${groupPage(params)}?told=${'restored' satisfies Told}`, 303)
  const { because } = outcome.refusal
  if (because === 'unknown group') throw data(null, 404)
  const told = new URLSearchParams({ told: because, restore: groupId })
  return redirect(`/c/${params.slug}/groups?${told}`, 303)
}
