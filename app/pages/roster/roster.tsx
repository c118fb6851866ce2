import { pageTitle } from '#app/page-title.ts'
import { sayIn } from '#app/words/words.ts'
import type { Route } from './+types/roster.ts'
import { loadRoster } from './load-roster.ts'
import { reviewWords } from './review-words.ts'
import { RosterPage } from './roster-page.tsx'

export function loader({ context, params, url }: Route.LoaderArgs) {
  return loadRoster(context, params, url)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', reviewWords)('title'))
}

export default function Roster({ loaderData }: Route.ComponentProps) {
  return <RosterPage roster={loaderData} />
}
