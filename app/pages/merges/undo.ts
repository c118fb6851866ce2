import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { requireMayMerge } from '#domain/merges/merge.ts'
import { undoMerge } from '#domain/merges/undo-merge.ts'
import type { Route } from './+types/undo.ts'
import type { Told } from './words.ts'

export const middleware = onlyForms(({ slug }) => `/c/${slug}/members/merges`)
export const ErrorBoundary = StandingOutside

/** Makes two records of one again. */
export async function action({ context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requireMayMerge(by)
  const { mergeId, slug } = params
  if (!isId(mergeId)) throw data(null, 404)
  const outcome = await undoMerge(context.get(house).db, by, { mergeId })
  if (!outcome.ok && outcome.refusal.because === 'unknown merge') throw data(null, 404)
  const told: Told = outcome.ok ? 'undone' : (outcome.refusal.because as Told)
  return redirect(`/c/${slug}/members/merges?${new URLSearchParams({ told, merge: mergeId })}`, 303)
}
