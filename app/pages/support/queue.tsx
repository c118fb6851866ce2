import { data } from 'react-router'
import { agent, house, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { readTabbed, tabbedQuery } from '#app/tabbed-list.ts'
import { CountTabs } from '#app/ui/count-tabs.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { SearchList } from '#app/ui/search-list.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { isShort, listQueue, mostQueued } from '#domain/conversations/list-queue.ts'
import { queueTabs } from '#domain/conversations/queue.ts'
import type { Route } from './+types/queue.ts'
import { agoIn } from './ago.ts'
import { QueueLine } from './queue-line.tsx'
import { queueWords } from './queue-words.ts'
import { useTold } from './use-told.ts'
import '#app/ui/list.css'
import './desk.css'

export async function loader({ context, url }: Route.LoaderArgs) {
  const question = readTabbed(url.searchParams, queueTabs)
  const page = await listQueue(context.get(house).db, context.get(agent), question)
  if (!page) throw data(null, 404)
  const ago = agoIn(context.get(visit).locale)
  const here = (mark: Parameters<typeof tabbedQuery>[1]) => `/support${tabbedQuery(question, mark)}`
  return {
    tab: question.tab,
    search: question.search,
    isShort: isShort(question.search),
    most: mostQueued,
    tabs: queueTabs.map((tab) => ({
      tab,
      to: `/support${tabbedQuery({ ...question, tab })}`,
      count: page.counts[tab],
    })),
    next: page.next && here({ after: page.next }),
    previous: page.previous && here({ before: page.previous }),
    lines: page.conversations.map(({ lastAt, ...line }) => ({
      ...line,
      lastAt: lastAt.toISOString(),
      ago: ago(lastAt),
    })),
  }
}

export type Line = Route.ComponentProps['loaderData']['lines'][number]

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', queueWords)('title'))
}

const none = {
  unassigned: 'noneUnassigned',
  mine: 'noneMine',
  others: 'noneOthers',
  waiting: 'noneWaiting',
  closed: 'noneClosed',
} as const

/** Who waits for an answer, and who has one. It follows what happens. */
export default function Queue({ loaderData }: Route.ComponentProps) {
  const say = useWords(queueWords)
  const { tab, tabs, search, isShort, lines, most, next, previous } = loaderData
  const noneFound = isShort ? 'noneOfShort' : 'noneFound'
  useTold('/support/events')
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      <SearchList
        action="/support"
        kept={{ tab }}
        search={search}
        words={{ label: say('label'), search: say('search'), clear: say('clear') }}
        clearTo={search === '' ? null : `/support?tab=${tab}`}
      />
      <CountTabs
        label={say('tabs')}
        most={most}
        tabs={tabs.map(({ tab: key, to, count }) => ({
          ...{ key, words: say(key), to, count, isOpen: key === tab },
        }))}
      />
      {lines.length === 0 && (
        <p className="card empty">{say(search === '' ? none[tab] : noneFound)}</p>
      )}
      <ul className="queue">
        {lines.map((line) => (
          <QueueLine key={line.id} line={line} />
        ))}
      </ul>
      <ListPages previous={previous} next={next} isByTime />
    </>
  )
}
