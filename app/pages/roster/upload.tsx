import { data, redirect } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { openForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { daysIn } from '#app/words/days.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import { listRosters } from '#domain/rosters/list-rosters.ts'
import type { Route } from './+types/upload.ts'
import { printMark, readListQuestion } from './list-question.ts'
import { readUpload } from './read-upload.ts'
import { RosterList } from './roster-list.tsx'
import { UploadForms } from './upload-forms.tsx'
import { uploadWords } from './upload-words.ts'
import './roster.css'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { by, community } = context.get(entrance)
  const day = daysIn(context.get(visit).locale, community.timeZone)
  const question = readListQuestion(url.searchParams)
  const { rosters, older, newer } = await listRosters(context.get(house).db, by, question)
  const all = `/c/${params.slug}/roster`
  if (rosters.length === 0 && (question.after || question.before)) throw redirect(all)
  return {
    discarded: url.searchParams.has('discarded'),
    older: older && `${all}?after=${printMark(older)}#earlier`,
    newer: newer && `${all}?before=${printMark(newer)}#earlier`,
    rosters: rosters.map(
      ({ id, fileName, madeAt, madeBy, rowCount, state, totals, ...roster }) => ({
        ...{ id, fileName, madeBy, rowCount, state, day: day(madeAt) },
        members: roster.startedAt && totals ? totals.members : null,
      }),
    ),
  }
}

/** Reads a file or pasted cells, and goes on to their columns. */
export async function action({ request, context, params }: Route.ActionArgs) {
  requirePermission(context.get(entrance).by, 'import roster')
  const outcome = await readUpload(context, await openForm(request))
  if ('unread' in outcome) return data(outcome, 400)
  return redirect(`/c/${params.slug}/roster/${outcome.rosterId}/columns`)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', uploadWords)('title'))
}

export default function Upload({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(uploadWords)
  const { rosters, older, newer } = loaderData
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      {loaderData.discarded && <Notice>{say('discarded')}</Notice>}
      <p className="roster-lead">{say('lead')}</p>
      <HelpLink to={actionData ? 'roster-problems' : 'import-roster'} />
      <UploadForms slug={params.slug} refused={actionData} />
      <RosterList slug={params.slug} rosters={rosters} older={older} newer={newer} />
    </>
  )
}
