import { Link } from 'react-router'
import { agent, house } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { readSearch } from '#app/search-question.ts'
import { SearchList } from '#app/ui/search-list.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { findCommunities } from '#domain/support/find-communities.ts'
import type { Route } from './+types/communities.ts'
import { communitiesWords } from './words.ts'
import '#app/ui/list.css'
import './support.css'

export async function loader({ context, url }: Route.LoaderArgs) {
  const search = readSearch(url.searchParams)
  const found = await findCommunities(context.get(house).db, context.get(agent), { search })
  return {
    search,
    communities: found.map(({ slug, name, city, state, ...counts }) => ({
      ...{ slug, name, place: `${city} ${state}` },
      ...{ members: counts.members, pending: counts.pending, notJoined: counts.notJoined },
    })),
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', communitiesWords)('title'))
}

/** Finds a community; who is in it an agent learns only inside. */
export default function Communities({ loaderData }: Route.ComponentProps) {
  const say = useWords(communitiesWords)
  const { search, communities } = loaderData
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      <SearchList
        action="/support/communities"
        kept={{}}
        search={search}
        words={{ label: say('label'), search: say('search'), clear: say('clear') }}
        clearTo={search === '' ? null : '/support/communities'}
      />
      {search === '' && <p className="card empty">{say('begin')}</p>}
      {search !== '' && communities.length === 0 && <p className="card empty">{say('none')}</p>}
      <ul className="found-communities">
        {communities.map(({ slug, name, place, ...counts }) => (
          <li key={slug} className="card">
            <Link to={`/support/communities/${slug}`}>{name}</Link>
            <span className="soft">{place}</span>
            <span className="soft">{say('counts', counts)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
