import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { requireMayMergeHomes } from '#domain/home-merges/home-merge.ts'
import { undoHomeMerge } from '#domain/home-merges/undo-home-merge.ts'
import type { Route } from './+types/undo-merge.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(
  ({ slug }) => `/c/${slug}/properties/merges`,
)
export const ErrorBoundary = StandingOutside

/** Makes two homes of one again. */
export async function action({ context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requireMayMergeHomes(by)
  const { mergeId } = params
  if (!isId(mergeId)) throw data(null, 404)
  const outcome = await undoHomeMerge(context.get(house).db, by, { mergeId })
  if (!outcome.ok && outcome.refusal.because === 'unknown merge') throw data(null, 404)
  const told = outcome.ok ? 'undone' : outcome.refusal.because
  return redirect(
    `/c/${params.slug}/properties/merges?${new URLSearchParams({ told, merge: mergeId })}`,
    303,
  )
}
