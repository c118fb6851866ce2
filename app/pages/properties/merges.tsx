import { Form, Link } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { WayBack } from '#app/ui/way-back.tsx'
import { daysIn } from '#app/words/days.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { listAlikeHomes, listHomeMerges } from '#domain/home-merges/list-home-merges.ts'
import { findHomeOfVoidedPass } from '#domain/home-merges/voided-pass.ts'
import type { Route } from './+types/merges.ts'
import { homeWords, readMergeTold } from './home-words.ts'
import './properties.css'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db } = context.get(house)
  const { by, community } = context.get(entrance)
  const day = daysIn(context.get(visit).locale, community.timeZone)
  const told = readMergeTold(url.searchParams)
  const mergeId = url.searchParams.get('merge')
  const [pairs, merges, passless] = await Promise.all([
    listAlikeHomes(db, by),
    listHomeMerges(db, by),
    told === 'undone' && isId(mergeId) ? findHomeOfVoidedPass(db, by, { mergeId }) : null,
  ])
  return {
    pairs,
    merges: merges.map(({ mergedAt, until, ...merge }) => ({
      ...merge,
      ...{ day: day(mergedAt), until: day(until) },
    })),
    told,
    passless,
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', homeWords)('twiceTitle'))
}

/** Homes that may be one, and those that became one lately. */
export default function Merges({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(homeWords)
  const base = `/c/${params.slug}/properties`
  const { pairs, merges, told, passless } = loaderData
  const isDone = told === 'merged' || told === 'undone'
  return (
    <>
      <WayBack to={base}>{say('allHomes')}</WayBack>
      <div className="page-head">
        <h1>{say('twiceTitle')}</h1>
      </div>
      {told && (
        <Notice kind={isDone ? 'info' : 'error'} help={isDone ? undefined : 'properties'}>
          {say(`told ${told}`)} {passless && say('passStays', { home: passless })}
        </Notice>
      )}
      <section className="card home-card">
        <p>{say(pairs.length > 0 ? 'twiceBody' : 'twiceNone')}</p>
        {pairs.length === 0 && <HelpLink to="properties" />}
        <ul className="occupants">
          {pairs.map(({ one, other, doors }) => (
            <li key={`${one} ${other}`}>
              <span className="who">{say('and', { one: doors[0], other: doors[1] })}</span>
              <Link
                className="button quiet"
                to={`${base}/merge?${new URLSearchParams({ one, other })}`}
                aria-label={say('lookOf', { one: doors[0], other: doors[1] })}
              >
                {say('look')}
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <Merged base={base} merges={merges} />
    </>
  )
}

type MergedProps = { base: string; merges: Route.ComponentProps['loaderData']['merges'] }

function Merged({ base, merges }: MergedProps) {
  const say = useWords(homeWords)
  return (
    <section className="card home-card">
      <h2>{say('mergedTitle')}</h2>
      {merges.length === 0 && <p>{say('mergedNone')}</p>}
      <ul className="occupants">
        {merges.map(({ id, staysId, stays, goes, voidedPass, day, until }) => (
          <li key={id}>
            <Link className="who" to={`${base}/${staysId}`}>
              {say('mergedOn', { goes, stays, day })}
            </Link>
            <span className="soft">
              {say('undoUntil', { day: until })}
              {voidedPass && ` · ${say('passVoided', { home: goes })}`}
            </span>
            <Form method="post" action={`${base}/merges/${id}/undo`}>
              <SubmitButton kind="quiet" aria-label={say('undoOf', { goes, stays })}>
                {say('undo')}
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}
