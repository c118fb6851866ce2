import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn } from '#app/words/words.ts'
import { momentOf } from '#domain/clock-time.ts'
import type { Sends } from '#domain/rosters/roster.ts'
import { startImport } from '#domain/rosters/start-import.ts'
import type { Route } from './+types/start.ts'
import { findRoster } from './find-roster.ts'
import { loadRoster } from './load-roster.ts'
import { reviewWords } from './review-words.ts'
import { RosterPage } from './roster-page.tsx'

export function loader({ context, params, url }: Route.LoaderArgs) {
  return loadRoster(context, params, url)
}

/** Has a roster imported, or goes on with one that was stopped; refused, the form stays as it was filled in. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { id: rosterId } = await findRoster(context, params.rosterId)
  const typed = await readForm(request, ['sends', 'day', 'time'])
  const { by, community } = context.get(entrance)
  const sends = sendsIn(typed, community.timeZone)
  if (!sends) return data({ because: 'noDay' as const, typed }, 400)
  const outcome = await startImport(context.get(house).db, by, { rosterId, sends })
  if (outcome.ok) return redirect(`/c/${params.slug}/roster/${rosterId}`)
  const { because } = outcome.refusal
  if (because === 'unknown roster') throw data(null, 404)
  return data({ because, typed }, 409)
}

/** When the invitations leave, as a form says it; null where its day is none. */
function sendsIn(
  { sends, day, time }: Record<'sends' | 'day' | 'time', string>,
  timeZone: string,
): Sends | null {
  if (sends !== 'at') return sends === 'now' ? 'now' : 'later'
  const at = momentOf({ day, time: time.slice(0, 5) }, timeZone)
  return at && { at }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', reviewWords)('title'))
}

export default function Start({ loaderData, actionData }: Route.ComponentProps) {
  return <RosterPage roster={loaderData} refusedStart={actionData} />
}
