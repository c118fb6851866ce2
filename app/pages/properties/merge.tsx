import { data, Link, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { openForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { requireMayMergeHomes } from '#domain/home-merges/home-merge.ts'
import { mergeHomes } from '#domain/home-merges/merge-homes.ts'
import { previewHomeMerge, type TwoHomes } from '#domain/home-merges/preview-home-merge.ts'
import { newId } from '#domain/new-id.ts'
import type { Route } from './+types/merge.ts'
import { homeWords } from './home-words.ts'
import { MergeForm } from './merge-form.tsx'
import './properties.css'

/** Two homes side by side; who has not chosen two is told how. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  requireMayMergeHomes(by)
  const two = readTwo(url.searchParams)
  if (!two) return null
  const page = `/c/${params.slug}/properties/merge`
  if (url.searchParams.has('home')) throw redirect(`${page}?${new URLSearchParams(two)}`)
  const outcome = await previewHomeMerge(context.get(house).db, by, two)
  if (outcome.ok) return { two, ...outcome.value, submission: newId() }
  if (outcome.refusal.because === 'unknown') throw data(null, 404)
  return null
}

/** The two homes that an address names, also as they are ticked in the list; null when they are not two. */
function readTwo(params: URLSearchParams): TwoHomes | null {
  const ticked = [...new Set(params.getAll('home'))]
  const [one, other] = ticked.length > 0 ? ticked : [params.get('one'), params.get('other')]
  return isId(one) && isId(other) && ticked.length <= 2 ? { one, other } : null
}

/** Merges what the leader has seen. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requireMayMergeHomes(by)
  const form = await openForm(request)
  const [one, other, submission] = ['one', 'other', 'submission'].map((name) => form.text(name))
  const stays = form.text('stays')
  if (!isId(one) || !isId(other) || !isId(submission) || (stays !== 'one' && stays !== 'other'))
    return data({ because: 'chooseTwo' as const, stays: null }, 400)
  const isSure = form.text('sure') === 'on'
  const merging = {
    two: { one, other },
    stays,
    seen: form.text('seen'),
    isSure,
    submission,
  } as const
  const outcome = await mergeHomes(context.get(house).db, by, merging)
  if (outcome.ok) return redirect(`/c/${params.slug}/properties/merges?told=merged`, 303)
  const { because } = outcome.refusal
  if (because === 'unknown') throw data(null, 404)
  const told = because === 'same home' ? ('chooseTwo' as const) : because
  return data({ because: told, stays: merging.stays }, 409)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', homeWords)('mergeTitle'))
}

export default function MergeHomes({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(homeWords)
  const base = `/c/${params.slug}/properties`
  return (
    <>
      <div className="page-head">
        <h1>{say('mergeTitle')}</h1>
      </div>
      {actionData && (
        <Notice kind="error" help="properties">
          {actionData.because === 'not sure' ? (
            <a href="#sure-on">{say('not sure')}</a>
          ) : (
            say(actionData.because)
          )}
        </Notice>
      )}
      {loaderData ? (
        <MergeForm view={loaderData} back={`${base}/merges`} refused={actionData ?? null} />
      ) : (
        <div className="card empty">
          <p>
            {say('chooseTwo')}{' '}
            <Link className="button plain" to={base}>
              {say('back')}
            </Link>
          </p>
          <HelpLink to="properties" />
        </div>
      )}
    </>
  )
}

export type MergeView = NonNullable<Awaited<ReturnType<typeof loader>>>
