import { Link } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { bulkWords } from '#app/ui/bulk-words.ts'
import { HelpLink } from '#app/ui/help-link.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SearchList } from '#app/ui/search-list.tsx'
import { daysIn } from '#app/words/days.ts'
import { useHomesJoined } from '#app/words/homes-joined.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { countAtLarge } from '#domain/progress/count-at-large.ts'
import { holdUps } from '#domain/progress/hold-up.ts'
import { countedHomes, listWaitingHomes } from '#domain/progress/list-waiting-homes.ts'
import { readProgress } from '#domain/progress/read-progress.ts'
import type { Route } from './+types/progress.ts'
import { LooseCodes, WaitingClaims } from './at-large.tsx'
import { Curve } from './curve.tsx'
import { HomesTable } from './homes-table.tsx'
import { listAt } from './list-address.ts'
import { MarkedEmpty } from './marked-empty.tsx'
import { printQuestion, readQuestion } from './question.ts'
import { printHomes, weeksIn } from './shown.ts'
import { Tabs } from './tabs.tsx'
import { progressWords } from './words.ts'
import '#app/ui/list.css'
import './progress.css'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db } = context.get(house)
  const { by, community } = context.get(entrance)
  const { locale } = context.get(visit)
  const question = readQuestion(url.searchParams)
  const [progress, atLarge, list] = await Promise.all([
    readProgress(db, by),
    countAtLarge(db, by),
    listWaitingHomes(db, by, question),
  ])
  const shown = (['all', ...holdUps] as const).filter(
    (tab) => tab === 'all' || list.counts[tab] > 0 || tab === question.holdUp,
  )
  const waiting = progress.homes - progress.joined - progress.empty
  const marked = url.searchParams.get('empty')
  return {
    address: printQuestion(question),
    atLarge,
    progress: { ...progress, weeks: weeksIn(locale, progress.weeks) },
    tabs: shown.map((tab) => ({ tab, count: tab === 'all' ? waiting : list.counts[tab] })),
    most: list.isCounted ? null : countedHomes,
    homes: printHomes(list.homes, daysIn(locale, community.timeZone)),
    next: list.next,
    mayInvite: by.permissions.has('invite members'),
    mayPrint: by.permissions.has('invite members via access pass'),
    mayChange: by.permissions.has('update property'),
    mayImport: by.permissions.has('import roster'),
    wasSent: url.searchParams.has('sent'),
    skipped: url.searchParams.get('skipped'),
    markedId: isId(marked) ? marked : null,
    isLivedIn: url.searchParams.has('lived-in'),
    mayNotGrant: url.searchParams.has('may-not-grant'),
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', progressWords)('title'))
}

/** How far the community has come, and which homes are missing and why. */
export default function Progress({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(progressWords)
  const homesJoined = useHomesJoined()
  const { joined, empty, homes, weeks } = loaderData.progress
  const isDone = joined + empty === homes
  const { atLarge, mayInvite } = loaderData
  const isNothingLeft = atLarge.claims + atLarge.codes === 0
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      <WhatCameOfIt slug={params.slug} view={loaderData} />
      <section className="card progress-card">
        <h2>{homesJoined({ joined, homes })}</h2>
        {homes > 0 && <meter value={joined} max={homes} aria-label={say('title')} />}
        {empty > 0 && (
          <p>
            <Link to={`/c/${params.slug}/properties?tab=vacant`}>
              {say('standEmpty', { empty })}
            </Link>
          </p>
        )}
        {homes > 0 && <Curve homes={homes} weeks={weeks} />}
        {homes === 0 && <NoHomes slug={params.slug} mayImport={loaderData.mayImport} />}
      </section>
      {homes > 0 && isDone && (
        <Notice>
          {say('everybody', { empty })} {isNothingLeft && say('nothingLeft')}
        </Notice>
      )}
      <WaitingClaims slug={params.slug} claims={atLarge.claims} mayInvite={mayInvite} />
      {!isDone && <Waiting slug={params.slug} view={loaderData} />}
      <LooseCodes slug={params.slug} codes={atLarge.codes} mayInvite={mayInvite} />
    </>
  )
}

function NoHomes({ slug, mayImport }: { slug: string; mayImport: boolean }) {
  const say = useWords(progressWords)
  return (
    <>
      <p>{say('noHomes')}</p>
      {mayImport && (
        <Link className="button primary" to={`/c/${slug}/roster`}>
          {say('toRoster')}
        </Link>
      )}
      <HelpLink to="import-roster" />
    </>
  )
}

type View = Route.ComponentProps['loaderData']

/** What came of the button that was pressed last. */
function WhatCameOfIt({ slug, view }: { slug: string; view: View }) {
  const say = useWords(progressWords)
  const sayWhy = useWords(bulkWords)
  const { wasSent, skipped, mayNotGrant, markedId, isLivedIn } = view
  const why = skipped && skipped in bulkWords.en ? (skipped as keyof typeof bulkWords.en) : null
  if (wasSent) return <Notice>{say('sent')}</Notice>
  if (markedId) return <MarkedEmpty slug={slug} propertyId={markedId} address={view.address} />
  if (isLivedIn) return <Notice kind="warning">{say('isLivedIn')}</Notice>
  if (mayNotGrant)
    return (
      <Notice kind="error" help="roles">
        {say('mayNotGrant')}
      </Notice>
    )
  return why && <Notice kind="warning">{`${say('notSent')} ${sayWhy(why)}.`}</Notice>
}

function Waiting({ slug, view }: { slug: string; view: View }) {
  const say = useWords(progressWords)
  const base = `/c/${slug}/progress`
  const { address, tabs, most, homes, next } = view
  const { show, search = '', after } = address
  return (
    <section>
      <div className="page-head">
        <h2>{say('waiting')}</h2>
        <Link className="button quiet" to={listAt(`${base}/print`, { ...address, after: '' })}>
          {say('print')}
        </Link>
      </div>
      <Tabs base={base} address={address} tabs={tabs} most={most} />
      <SearchList
        key={show ?? 'all'}
        action={base}
        kept={show ? { show } : {}}
        search={search}
        words={{ label: say('search'), search: say('searchDo'), clear: say('clear') }}
        clearTo={search ? listAt(base, { show }) : null}
      />
      {homes.length === 0 ? (
        <div className="card empty">
          <p>{say(search ? 'nothingFound' : 'none')}</p>
          <HelpLink to="who-has-not-joined" />
        </div>
      ) : (
        <HomesTable slug={slug} view={view} />
      )}
      <ListPages
        previous={after ? listAt(base, address, { after: '' }) : null}
        next={next && listAt(base, address, { after: next })}
      />
    </section>
  )
}
