import { Link, Outlet } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { readTabbed, tabbedQuery } from '#app/tabbed-list.ts'
import { CountTabs } from '#app/ui/count-tabs.tsx'
import { HelpLink } from '#app/ui/help-link.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { SearchList } from '#app/ui/search-list.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { countedHouseholds } from '#domain/households/count-households.ts'
import { type HouseholdTab, householdTabs } from '#domain/households/household-state.ts'
import { whatOfHouseholds } from '#domain/households/households-found.ts'
import { openHouseholds } from '#domain/households/open-households.ts'
import type { Route } from './+types/households.ts'
import { HouseholdTable } from './household-table.tsx'
import { householdWords } from './household-words.ts'
import '#app/ui/list.css'
import './households.css'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  const question = readTabbed(url.searchParams, householdTabs)
  const { page, counts } = await openHouseholds(context.get(house).db, by, question)
  const { tab, search } = question
  const { next, previous } = page
  return {
    ...{ tab, search, households: page.households, most: countedHouseholds },
    tabs: householdTabs.map((key) => ({
      key,
      count: counts[key],
      to: tabbedQuery({ tab: key, search }),
    })),
    next: next && tabbedQuery(question, { after: next }),
    previous: previous && tabbedQuery(question, { before: previous }),
    query: tabbedQuery(question, question),
    seesPeople: whatOfHouseholds(by).people,
    mayExport: by.permissions.has('export members'),
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', householdWords)('title'))
}

/** The households of a community, in the order of their homes. */
export default function Households({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(householdWords)
  const base = `/c/${params.slug}/households`
  const { tab, search, households, tabs, most, next, previous, query, seesPeople } = loaderData
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
        {loaderData.mayExport && (
          <Link className="button quiet" to={`${base}/export${query}`}>
            {say('export')}
          </Link>
        )}
      </div>
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
        words={{
          label: say(seesPeople ? 'search people' : 'search homes'),
          search: say('searchDo'),
          clear: say('clear'),
        }}
        clearTo={search ? `${base}?tab=${tab}` : null}
      />
      {isTold(tab) && households.length > 0 && <p className="soft">{say(`lead ${tab}`)}</p>}
      {households.length === 0 ? (
        <div className="card empty">
          <p>{say(search ? 'nothingFound' : `none ${tab}`)}</p>
          <HelpLink to="households" />
        </div>
      ) : (
        <HouseholdTable slug={params.slug} households={households} seesPeople={seesPeople} />
      )}
      <ListPages previous={previous} next={next} />
      <Outlet />
    </>
  )
}

/** The tabs whose names do not say it all. */
function isTold(tab: HouseholdTab) {
  return tab === 'unpeopled' || tab === 'headless' || tab === 'past'
}

export type ListedHouseholds = Route.ComponentProps['loaderData']['households']
