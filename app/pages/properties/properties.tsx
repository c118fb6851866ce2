import { Link, Outlet } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { readTabbed, tabbedQuery } from '#app/tabbed-list.ts'
import { CountTabs } from '#app/ui/count-tabs.tsx'
import { HelpLink } from '#app/ui/help-link.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { SearchList } from '#app/ui/search-list.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { mayMergeHomes } from '#domain/home-merges/home-merge.ts'
import { countedProperties } from '#domain/properties/count-properties.ts'
import { openProperties } from '#domain/properties/list-properties.ts'
import { propertyTabs } from '#domain/properties/property-state.ts'
import type { Route } from './+types/properties.ts'
import { DeletedNotice } from './deleted-notice.tsx'
import { PropertyTable } from './property-table.tsx'
import { propertyWords } from './property-words.ts'
import '#app/ui/list.css'
import './properties.css'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  const { searchParams } = url
  const question = readTabbed(searchParams, propertyTabs)
  const { page, counts } = await openProperties(context.get(house).db, by, question)
  const { tab, search } = question
  const restoreId = searchParams.get('restore')
  return {
    ...{ tab, search, properties: page.properties, most: countedProperties },
    tabs: propertyTabs.map((key) => ({
      ...{ key, count: counts[key], to: tabbedQuery({ tab: key, search }) },
    })),
    next: page.next && tabbedQuery(question, { after: page.next }),
    previous: page.previous && tabbedQuery(question, { before: page.previous }),
    query: tabbedQuery(question, question),
    deletedId: searchParams.get('told') === 'deleted' && isId(restoreId) ? restoreId : null,
    seesPeople: by.permissions.has('admin view members'),
    mayInvite: by.permissions.has('invite members'),
    mayCreate: by.permissions.has('create property'),
    mayExport: by.permissions.has('export members'),
    mayMerge: mayMergeHomes(by),
  }
}

export type PropertiesView = Awaited<ReturnType<typeof loader>>

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', propertyWords)('title'))
}

/** The homes of a community, with who lives in each, in the order of streets. */
export default function Properties({ loaderData: view, params }: Route.ComponentProps) {
  const say = useWords(propertyWords)
  const { properties, tab, search, tabs, most, next, previous, deletedId } = view
  const base = `/c/${params.slug}/properties`
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
        <Deeds view={view} slug={params.slug} />
      </div>
      {deletedId && <DeletedNotice base={base} propertyId={deletedId} />}
      <CountTabs
        label={say('tabs')}
        most={most}
        tabs={tabs.map(({ key, count, to }) => ({
          ...{ key, count, to: base + to, words: say(key), isOpen: key === tab },
        }))}
      />
      <SearchList
        key={tab}
        action={base}
        kept={{ tab }}
        search={search}
        words={{ label: say('search'), search: say('searchDo'), clear: say('clear') }}
        clearTo={search ? `${base}?tab=${tab}` : null}
      />
      {properties.length === 0 ? (
        <div className="card empty">
          <p>{say(search ? 'nothingFound' : `none ${tab}`)}</p>
          <HelpLink to="properties" />
        </div>
      ) : (
        <PropertyTable base={base} view={view} />
      )}
      <ListPages previous={previous} next={next} />
      {view.mayMerge && (
        <p className="beside">
          <Link className="button plain" to={`${base}/merges`}>
            {say('spelledTwice')}
          </Link>
        </p>
      )}
      <Outlet />
    </>
  )
}

function Deeds({ view, slug }: { view: PropertiesView; slug: string }) {
  const say = useWords(propertyWords)
  const { mayInvite, mayCreate, mayExport, query } = view
  const base = `/c/${slug}/properties`
  return (
    <div className="beside">
      {mayExport && (
        <Link className="button quiet" to={`${base}/export${query}`}>
          {say('export')}
        </Link>
      )}
      {mayInvite && (
        <Link className="button quiet" to={`/c/${slug}/members/invite`}>
          {say('invite')}
        </Link>
      )}
      {mayCreate && (
        <Link className="button primary" to={`${base}/new`}>
          {say('create')}
        </Link>
      )}
    </div>
  )
}
