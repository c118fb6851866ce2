import { Link } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { daysIn } from '#app/words/days.ts'
import { momentsIn } from '#app/words/moments.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { findDoubles } from '#domain/merges/find-doubles.ts'
import { listMerges } from '#domain/merges/list-merges.ts'
import type { Route } from './+types/merges.ts'
import { Doubles } from './doubles.tsx'
import { MergeCard } from './merge-card.tsx'
import { isDone, mergesWords, readTold } from './words.ts'
import './merges.css'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { by, community } = context.get(entrance)
  const { db } = context.get(house)
  const { locale } = context.get(visit)
  const at = momentsIn(locale, community.timeZone)
  const day = daysIn(locale, community.timeZone)
  const merges = (await listMerges(db, by)).map((merge) => ({
    ...merge,
    mergedAt: at(merge.mergedAt),
    undoneAt: merge.undoneAt && at(merge.undoneAt),
    undoneBefore: merge.undoneBefore && day(merge.undoneBefore),
  }))
  const told = readTold(url.searchParams)
  const about = merges.find(({ id }) => id === url.searchParams.get('merge'))
  return { merges, doubles: await findDoubles(db, by), told, stays: about?.stays ?? '' }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', mergesWords)('title'))
}

/** Who may be listed twice, and what was merged lately. */
export default function Merges({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(mergesWords)
  const { merges, doubles, told, stays } = loaderData
  const members = `/c/${params.slug}/members`
  return (
    <>
      <h1>{say('title')}</h1>
      <p>{say('lead')}</p>
      {told && (
        <Notice
          kind={isDone(told) ? 'info' : 'error'}
          help={isDone(told) ? undefined : 'manage-members'}
        >
          <p>{say(told, { stays })}</p>
        </Notice>
      )}
      <section className="merge-part">
        <h2>{say('recent')}</h2>
        {merges.length === 0 && <p>{say('noRecent')}</p>}
        <ul className="merge-list">
          {merges.map((merge) => (
            <MergeCard key={merge.id} merge={merge} base={`${members}/merges`} />
          ))}
        </ul>
      </section>
      <Doubles doubles={doubles} base={members} />
      <HelpLink to="manage-members" />
      <Link className="button plain" to={members}>
        {say('toMembers')}
      </Link>
    </>
  )
}
