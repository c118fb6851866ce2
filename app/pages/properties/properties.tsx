import { Link } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { ListPages } from '#app/ui/list-pages.tsx'
import { SearchList } from '#app/ui/search-list.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { type ListedProperty, listProperties } from '#domain/properties/list-properties.ts'
import type { Route } from './+types/properties.ts'
import { propertyWords } from './property-words.ts'
import '#app/ui/list.css'
import './properties.css'

/** The longest search that counts, in characters. */
const longestSearch = 200

export async function loader({ context, url }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  const { searchParams: query } = url
  const search = (query.get('search') ?? '').replaceAll('\u0000', '').trim().slice(0, longestSearch)
  const after = query.get('after')
  const question = { search, after: isId(after) ? after : null }
  const { properties, next } = await listProperties(context.get(house).db, by, question)
  return {
    ...question,
    properties,
    next: next && `?${new URLSearchParams({ ...(search && { search }), after: next })}`,
    first: question.after && `?${new URLSearchParams({ ...(search && { search }) })}`,
    seesPeople: by.permissions.has('admin view members'),
    mayInvite: by.permissions.has('invite members'),
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', propertyWords)('title'))
}

/** The homes of a community, with who lives in each. */
export default function Properties({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(propertyWords)
  const { properties, search, next, first, seesPeople, mayInvite } = loaderData
  const base = `/c/${params.slug}/properties`
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
        {mayInvite && (
          <Link className="button primary" to={`/c/${params.slug}/members/invite`}>
            {say('invite')}
          </Link>
        )}
      </div>
      <SearchList
        action={base}
        kept={{}}
        search={search}
        words={{ label: say('search'), search: say('searchDo'), clear: say('clear') }}
        clearTo={search ? base : null}
      />
      {properties.length === 0 ? (
        <p className="card empty">{say(search ? 'nothingFound' : 'none')}</p>
      ) : (
        <PropertyTable base={base} properties={properties} seesPeople={seesPeople} />
      )}
      <ListPages previous={first} next={next} />
    </>
  )
}

type PropertyTableProps = {
  base: string
  properties: readonly ListedProperty[]
  seesPeople: boolean
}

function PropertyTable({ base, properties, seesPeople }: PropertyTableProps) {
  const say = useWords(propertyWords)
  return (
    <table className="list homes">
      <thead>
        <tr>
          <th scope="col">{say('home')}</th>
          <th scope="col">{say('livesThere')}</th>
          <th scope="col">{say('pastOccupants')}</th>
        </tr>
      </thead>
      <tbody>
        {properties.map(({ id, door, town, living, expected, past, people }) => (
          <tr key={id}>
            <th scope="row">
              {seesPeople ? <Link to={`${base}/${id}`}>{door}</Link> : door}{' '}
              <span className="soft town">{town}</span>
            </th>
            <td data-label={say('livesThere')}>
              {living === 0
                ? say('nobody')
                : (people?.join(', ') ?? say('people', { count: living }))}
              {expected > 0 && (
                <span className="soft"> {say('alsoExpected', { count: expected })}</span>
              )}
            </td>
            <td data-label={say('pastOccupants')}>{past}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
