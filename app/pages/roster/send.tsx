import { Form, Link, redirect } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { bulkWords, skipWord } from '#app/ui/bulk-words.ts'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { daysIn } from '#app/words/days.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { readUnsent } from '#domain/invitations/read-unsent.ts'
import { sendUnsent } from '#domain/invitations/send-unsent.ts'
import type { Route } from './+types/send.ts'
import { findRoster } from './find-roster.ts'
import { shownName } from './roster-list.tsx'
import { sendWords } from './send-words.ts'
import { uploadWords } from './upload-words.ts'
import './roster.css'

/** The most people who are named. */
const mostNamed = 50

/** What is asked while invitations wait, and what came of it afterwards; it can be looked at again. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { fileName, batches } = await findRoster(context, params.rosterId)
  const { by, community } = context.get(entrance)
  const report = await readUnsent(context.get(house).db, by, { batchId: batches.email })
  const day = daysIn(context.get(visit).locale, community.timeZone)
  const { later, skipped } = report
  return {
    ...{ ...report, fileName, batchId: batches.email },
    later: later && { count: later.count, day: day(later.until) },
    skipped: {
      count: skipped.length,
      named: skipped.slice(0, mostNamed).map((one, at) => ({ ...one, at })),
    },
  }
}

/** Sends the invitations of an import that wait. */
export async function action({ context, params }: Route.ActionArgs) {
  const { batches } = await findRoster(context, params.rosterId)
  const { by } = context.get(entrance)
  await sendUnsent(context.get(house).db, by, { batchId: batches.email })
  return redirect(`/c/${params.slug}/roster/${params.rosterId}/send`)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', sendWords)('sentTitle'))
}

type View = Route.ComponentProps['loaderData']

export default function Send({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(sendWords)
  const pasted = useWords(uploadWords)('pastedName')
  const home = `/c/${params.slug}`
  const roster = `${home}/roster/${params.rosterId}`
  const { fileName, toSend, skipped, batchId } = loaderData
  return (
    <div className="card">
      <h1>{say(toSend > 0 ? 'title' : 'sentTitle')}</h1>
      <p className="soft">{shownName(fileName, pasted)}</p>
      {toSend > 0 ? <Question view={loaderData} /> : <Outcome view={loaderData} />}
      <Skipped skipped={skipped} />
      {toSend > 0 ? (
        <Sending count={toSend} roster={roster} />
      ) : (
        <div className="roster-actions">
          <Link className="button primary" to={roster}>
            {say('back')}
          </Link>
          <Link className="button quiet" to={`${home}/invitations/status?batch=${batchId}`}>
            {say('status')}
          </Link>
        </div>
      )}
    </div>
  )
}

function Question({ view: { toSend, today } }: { view: View }) {
  const say = useWords(sendWords)
  return (
    <>
      <p>
        <strong>{say('people', { count: toSend })}</strong>{' '}
        {today === toSend
          ? say('allToday', { count: toSend })
          : say('someToday', { today, later: toSend - today })}
      </p>
      <p>{say('validity')}</p>
    </>
  )
}

function Outcome({ view: { left, later } }: { view: View }) {
  const say = useWords(sendWords)
  return (
    <div role="status">
      {left > 0 && <p>{say('left', { count: left })}</p>}
      {later && <p>{say('later', later)}</p>}
      <p>{say('none')}</p>
    </div>
  )
}

function Skipped({ skipped: { count, named } }: Pick<View, 'skipped'>) {
  const say = useWords(sendWords)
  const because = useWords(bulkWords)
  if (count === 0) return null
  return (
    <Notice kind="warning" help="invitation-status" title={say('skipped', { count })}>
      <ul>
        {named.map((one) => (
          <li key={one.at}>
            {one.name}: {because(skipWord(one.because))}
          </li>
        ))}
        {count > named.length && <li>{say('more', { count: count - named.length })}</li>}
      </ul>
    </Notice>
  )
}

function Sending({ count, roster }: { count: number; roster: string }) {
  const say = useWords(sendWords)
  return (
    <Form method="post" className="roster-actions">
      <Link className="button quiet" to={roster}>
        {say('cancel')}
      </Link>
      <SubmitButton>{say('do', { count })}</SubmitButton>
    </Form>
  )
}
