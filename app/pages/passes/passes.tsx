import { pageTitle } from '#app/page-title.ts'
import { sayIn } from '#app/words/words.ts'
import type { Route } from './+types/passes.ts'
import { loadPasses } from './load-passes.ts'
import { PassesPage } from './passes-page.tsx'
import { passesWords } from './words.ts'

export const loader = (args: Route.LoaderArgs) => loadPasses(args)

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', passesWords)('title'))
}

export default function Passes({ loaderData, params }: Route.ComponentProps) {
  return <PassesPage slug={params.slug} view={loaderData} typed={null} />
}
