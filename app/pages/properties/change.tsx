import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn } from '#app/words/words.ts'
import { changeMove } from '#domain/moves/change-move.ts'
import type { MoveDetail } from '#domain/moves/read-move.ts'
import type { Route } from './+types/change.ts'
import { loadMove, loadProperty } from './load-property.ts'
import { MoveForm } from './move-form.tsx'
import { moveWords } from './move-words.ts'
import { Preview } from './preview.tsx'
import { printTyped } from './print-typed.ts'
import { readTyped, type TypedMove, wishOf } from './read-wish.ts'
import { showMove } from './show-move.ts'
import '#app/ui/list.css'
import './properties.css'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const move = await loadPlan(context, params)
  const property = await loadProperty(context, params)
  const typed = typedOf(move, readTyped(url.searchParams))
  const view = await showMove(context, { property, typed, moveId: move.id })
  return data(view, view.faults.length > 0 ? 400 : 200)
}

/** Gives a planned move another day or other people. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const move = await loadPlan(context, params)
  const property = await loadProperty(context, params)
  const typed = { ...typedOf(move, readTyped(await request.formData())), isAsked: true }
  const shown = { property, typed, moveId: move.id }
  const wish = wishOf(typed)
  if (!wish) return data(await showMove(context, shown), 400)
  const { by } = context.get(entrance)
  const outcome = await changeMove(context.get(house).db, by, { ...wish, moveId: move.id })
  if (outcome.ok) return redirect(pageOf(params), 303)
  return data(await showMove(context, { ...shown, refused: outcome.refusal.because }), 409)
}

type Params = Route.LoaderArgs['params']

const pageOf = ({ slug, propertyId, moveId }: Params) =>
  `/c/${slug}/properties/${propertyId}/moves/${moveId}`

/** The plan; what has happened already, or will not, is looked at instead. */
async function loadPlan(context: Route.LoaderArgs['context'], params: Params): Promise<MoveDetail> {
  const move = await loadMove(context, params)
  if (move.state !== 'planned') throw redirect(pageOf(params), 303)
  return move
}

/** What has been answered, and otherwise what is planned. Household and reason stay. */
function typedOf(move: MoveDetail, typed: TypedMove): TypedMove {
  const { householdId: household, reason } = move
  if (typed.isAsked || typed.when !== '') return { ...typed, household, reason }
  const plan = { when: 'leaves', day: move.lastDay, who: move.residencyIds }
  return { ...typed, ...plan, household, reason, head: move.nextHeadId ?? '' }
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', moveWords)
  return pageTitle(say('changeTitle', { home: loaderData?.home ?? '' }))
}

/** The questions about a move once more, and what will end then. */
export default function Change({ loaderData, actionData, params }: Route.ComponentProps) {
  const view = actionData ?? loaderData
  const action = `${pageOf(params)}/change`
  const questions = `${action}?${printTyped(view.typed)}`
  return view.foreseen ? (
    <Preview view={view} foreseen={view.foreseen} action={action} questions={questions} isChange />
  ) : (
    <MoveForm view={view} action={action} back={pageOf(params)} />
  )
}
