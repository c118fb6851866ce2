import { data, Form, Link, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { undoRoster } from '#domain/rosters/undo-roster.ts'
import type { Route } from './+types/undo.ts'
import { findRoster } from './find-roster.ts'
import { shownName } from './roster-list.tsx'
import { type UndoTrouble, undoWords } from './undo-words.ts'
import { uploadWords } from './upload-words.ts'
import './roster.css'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { fileName } = await findRoster(context, params.rosterId)
  return { fileName }
}

/** Takes back what an import did, or says why it cannot. */
export async function action({ context, params }: Route.ActionArgs) {
  const { id: rosterId } = await findRoster(context, params.rosterId)
  const outcome = await undoRoster(context.get(house).db, context.get(entrance).by, { rosterId })
  if (outcome.ok) return redirect(`/c/${params.slug}/roster/${rosterId}`)
  const { refusal } = outcome
  if (refusal.because === 'unknown roster') throw data(null, 404)
  const because: UndoTrouble = refusal.because
  return data({ because, count: 'count' in refusal ? refusal.count : 0 }, 409)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', undoWords)('title'))
}

export default function Undo({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(undoWords)
  const pasted = useWords(uploadWords)('pastedName')
  const roster = `/c/${params.slug}/roster/${params.rosterId}`
  if (actionData)
    return (
      <>
        <Notice kind="error" help="import-roster">
          {say(actionData.because, { count: actionData.count })}
        </Notice>
        <Link to={roster}>{say('back')}</Link>
      </>
    )
  return (
    <div className="card">
      <h1>{say('title')}</h1>
      <p className="soft">{shownName(loaderData.fileName, pasted)}</p>
      <p>{say('body')}</p>
      <p>{say('invitations')}</p>
      <p>{say('kept')}</p>
      <Form method="post" className="roster-actions">
        <Link className="button quiet" to={roster}>
          {say('cancel')}
        </Link>
        <SubmitButton kind="danger">{say('do')}</SubmitButton>
      </Form>
    </div>
  )
}
