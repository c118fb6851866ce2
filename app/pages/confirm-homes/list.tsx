import { pageTitle } from '#app/page-title.ts'
import { sayIn } from '#app/words/words.ts'
import type { Route } from './+types/list.ts'
import { ClaimList, type Told } from './claim-list.tsx'
import { loadClaims } from './shown-claims.ts'
import { confirmWords } from './words.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  return { ...(await loadClaims(context)), told: readTold(url.searchParams) }
}

function readTold(query: URLSearchParams): Told | null {
  if (query.has('late')) return { key: 'settled already', name: '' }
  const word = (['confirmed', 'declined', 'corrected'] as const).find((one) => query.has(one))
  if (!word) return null
  const name = (query.get(word) ?? '').slice(0, 200)
  return { key: word === 'corrected' ? 'corrected meanwhile' : word, name }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', confirmWords)('title'))
}

/** Who waits until a leader has confirmed their home. */
export default function List({ loaderData, params }: Route.ComponentProps) {
  return <ClaimList slug={params.slug} {...loaderData} fault={null} />
}
