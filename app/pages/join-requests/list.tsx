import { pageTitle } from '#app/page-title.ts'
import { sayIn } from '#app/words/words.ts'
import type { Route } from './+types/list.ts'
import { RequestList } from './request-list.tsx'
import { loadRequests, type Told } from './shown-requests.ts'
import { requestWords } from './words.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  return { ...(await loadRequests(context)), told: readTold(url.searchParams) }
}

function readTold(query: URLSearchParams): Told | null {
  if (query.has('late')) return { key: 'settled already', name: '' }
  const done = (['approved', 'linked', 'declined'] as const).find((one) => query.has(one))
  if (!done) return null
  const name = (query.get(done) ?? '').slice(0, 200)
  return { key: done === 'declined' && query.has('told') ? 'declined and told' : done, name }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', requestWords)('title'))
}

/** Who asks to be let in and waits for a leader. */
export default function List({ loaderData, params }: Route.ComponentProps) {
  return <RequestList slug={params.slug} {...loaderData} fault={null} />
}
