import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { openForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn } from '#app/words/words.ts'
import { mendRows } from '#domain/rosters/mend-rows.ts'
import type { Route } from './+types/mend.ts'
import { findRoster } from './find-roster.ts'
import { loadRoster } from './load-roster.ts'
import { readMends, tooLong } from './read-mends.ts'
import { reviewWords } from './review-words.ts'
import { RosterPage } from './roster-page.tsx'

export function loader({ context, params, url }: Route.LoaderArgs) {
  return loadRoster(context, params, url)
}

/** Saves what was mended on a page of rows and has all rows checked again; refused, it stays as typed. */
export async function action({ request, context, params, url }: Route.ActionArgs) {
  const { id: rosterId } = await findRoster(context, params.rosterId)
  const { rows, typed } = readMends(await openForm(request))
  const long = tooLong(rows)
  if (long) return data({ trouble: 'tooLong' as const, field: long, typed }, 400)
  const { by } = context.get(entrance)
  const outcome = await mendRows(context.get(house).db, by, { rosterId, rows })
  if (outcome.ok) return redirect(`/c/${params.slug}/roster/${rosterId}${url.search}`)
  if (outcome.refusal.because === 'unknown roster') throw data(null, 404)
  return data({ trouble: 'alreadyStarted' as const, field: null, typed }, 409)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', reviewWords)('title'))
}

export default function Mend({ loaderData, actionData }: Route.ComponentProps) {
  return <RosterPage roster={loaderData} refusedMend={actionData} />
}
