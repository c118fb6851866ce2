import { data, Link, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { openForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { requireMayMerge } from '#domain/merges/merge.ts'
import { mergeMembers } from '#domain/merges/merge-members.ts'
import { previewMerge } from '#domain/merges/preview-merge.ts'
import { newId } from '#domain/new-id.ts'
import type { Route } from './+types/merge.ts'
import { MergeForm } from './merge-form.tsx'
import { mergeWords } from './merge-words.ts'
import { goOnFrom, readMerging, readTwo } from './read-merging.ts'
import { RecordCard } from './record-card.tsx'
import { showMerge } from './show-pair.ts'
import './merges.css'

/** Two records side by side, and what merging would make of them. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  requireMayMerge(by)
  const two = readTwo(url.searchParams)
  const page = `/c/${params.slug}/members`
  if (!two) return null
  if (url.searchParams.has('member')) throw redirect(`${page}/merge?${new URLSearchParams(two)}`)
  const outcome = await previewMerge(context.get(house).db, by, { two, chosen: {} })
  if (!outcome.ok) {
    const next = goOnFrom(outcome.refusal, two)
    if (next === 'not found') throw data(null, 404)
    if (next === 'choose two') return null
    throw redirect(`${page}/${next}`)
  }
  const { doubts, because, seen } = outcome.value
  return { two, ...showMerge(outcome.value), doubts, because, seen, submission: newId() }
}

/** Merges what the leader has seen, as they chose. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requireMayMerge(by)
  const merging = readMerging(await openForm(request))
  if (!merging) return data(null, 400)
  const page = `/c/${params.slug}/members`
  const outcome = await mergeMembers(context.get(house).db, by, merging)
  if (outcome.ok) {
    const told = new URLSearchParams({ told: 'merged', merge: outcome.value.mergeId })
    return redirect(`${page}/merges?${told}`, 303)
  }
  const { refusal } = outcome
  const { chosen, isSure } = merging
  if (
    refusal.because !== 'merged already' &&
    refusal.because !== 'unknown' &&
    refusal.because !== 'same record'
  )
    return data({ because: refusal.because, chosen, isSure }, 409)
  const next = goOnFrom(refusal, merging.two)
  if (next === 'not found') throw data(null, 404)
  return next === 'choose two' ? data(null, 400) : redirect(`${page}/${next}`, 303)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', mergeWords)('title'))
}

export default function Merge({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(mergeWords)
  const members = `/c/${params.slug}/members`
  if (!loaderData)
    return (
      <section className="card">
        <h1>{say('title')}</h1>
        <p>{say('two')}</p>
        <Link className="button quiet" to={members}>
          {say('toMembers')}
        </Link>
      </section>
    )
  const { pair, because } = loaderData
  const refused = actionData?.because ?? because
  return (
    <>
      <h1>{say('title')}</h1>
      <p>{say('lead')}</p>
      {refused && (
        <Notice kind="error" help="manage-members">
          {refused === 'not sure' ? (
            <a href="#sure-on">{say('pleaseSure')}</a>
          ) : (
            <p>{say(refused)}</p>
          )}
        </Notice>
      )}
      <div className="merge-pair">
        <RecordCard record={pair.one} beside={pair.other} />
        <RecordCard record={pair.other} beside={pair.one} />
      </div>
      {because === 'may not grant' ? (
        <Link className="button quiet" to={members}>
          {say('toMembers')}
        </Link>
      ) : (
        <MergeForm merge={loaderData} filled={actionData ?? null} cancelTo={members} />
      )}
    </>
  )
}
