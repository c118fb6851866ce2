import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn } from '#app/words/words.ts'
import { planMove } from '#domain/moves/plan-move.ts'
import { newId } from '#domain/new-id.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/move.ts'
import { loadProperty } from './load-property.ts'
import { MoveForm } from './move-form.tsx'
import { moveWords } from './move-words.ts'
import { Preview } from './preview.tsx'
import { printTyped } from './print-typed.ts'
import { readTyped, wishOf } from './read-wish.ts'
import { showMove } from './show-move.ts'
import '#app/ui/list.css'
import './properties.css'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  requirePermission(context.get(entrance).by, 'manage households')
  const property = await loadProperty(context, params)
  const view = await showMove(context, { property, typed: readTyped(url.searchParams) })
  return data(view, view.faults.length > 0 ? 400 : 200)
}

/** People leave a home, at once or on a day to come. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'manage households')
  const property = await loadProperty(context, params)
  const form = await request.formData()
  const typed = { ...readTyped(form), isAsked: true }
  const given = String(form.get('submission') ?? '')
  const submission = isId(given) ? given : newId()
  const wish = wishOf(typed)
  if (!wish || !property.householdIds.includes(typed.household)) {
    const view = await showMove(context, { property, typed, submission })
    return data(view, 400)
  }
  const outcome = await planMove(context.get(house).db, by, { ...wish, submission })
  if (outcome.ok)
    return redirect(`/c/${params.slug}/properties/${property.id}/moves/${submission}`, 303)
  const refused = outcome.refusal.because
  if (refused === 'nobody lives there')
    throw redirect(`/c/${params.slug}/properties/${property.id}?told=gone`, 303)
  return data(await showMove(context, { property, typed, submission, refused }), 409)
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', moveWords)
  const { typed, home } = loaderData ?? { typed: { reason: 'moved out' as const }, home: '' }
  return pageTitle(say(`title ${typed.reason}`, { home }))
}

/** Asks who leaves a home and when, shows what will end, and does it. */
export default function Move({ loaderData, actionData, params }: Route.ComponentProps) {
  const view = actionData ?? loaderData
  const back = `/c/${params.slug}/properties/${params.propertyId}`
  const action = `${back}/move`
  const questions = `${action}?${printTyped(view.typed)}`
  return view.foreseen ? (
    <Preview
      view={view}
      foreseen={view.foreseen}
      action={action}
      questions={questions}
      isChange={false}
    />
  ) : (
    <MoveForm view={view} action={action} back={back} />
  )
}
