import { data } from 'react-router'
import { house, visit } from '#app/context.ts'
import { go } from '#app/enter.ts'
import { pageTitle } from '#app/page-title.ts'
import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { readToken } from '#domain/accounts/proof.ts'
import { readEmailChange } from '#domain/accounts/read-email-change.ts'
import { stopEmailChange } from '#domain/accounts/stop-email-change.ts'
import { maskEmail } from '#domain/contacts/email-address.ts'
import type { Route } from './+types/keep.ts'
import { changeEmailWords } from './words.ts'

/** The link in the old mailbox: it stops a change, or takes it back. Opening it changes nothing. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { db, key } = context.get(house)
  const changeId = readToken(key, { purpose: 'keep email', token: params.token })
  const change = changeId && (await readEmailChange(db, { changeId }))
  if (!change || (change.state !== 'stopped' && !change.mayBeStopped)) return data(null, 410)
  const { locale } = context.get(visit)
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })
  const { oldEmail: old, doneAt, state } = change
  const email = maskEmail(change.newEmail)
  const wasDone = doneAt !== null
  return data({ email, old, when: wasDone ? when.format(doneAt) : '', wasDone, state })
}

/** Keeps the address, or gives it back; the page then says so, also when it is opened again. */
export async function action({ params, context }: Route.ActionArgs) {
  const { db, identity, key } = context.get(house)
  const changeId = readToken(key, { purpose: 'keep email', token: params.token })
  if (!changeId) return data({ trouble: 'keepGone' as const }, 410)
  const from = context.get(visit).device.address
  const stopped = await stopEmailChange(db, { identity }, { changeId, from })
  if (stopped.ok) return go(`/keep-email/${params.token}`, [])
  const { because } = stopped.refusal
  if (because === 'unknown') return data({ trouble: 'keepGone' as const }, 410)
  return data({ trouble: because }, because === 'busy' ? 503 : 409)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', changeEmailWords)('keepTitle'))
}

export default function Keep({ loaderData, actionData }: Route.ComponentProps) {
  const trouble = actionData?.trouble
  const isGone = loaderData === null || trouble === 'keepGone'
  return (
    <PublicFrame path="/sign-in">
      <div className="card">
        {isGone ? (
          <Gone />
        ) : loaderData.state === 'stopped' ? (
          <Stopped {...loaderData} />
        ) : (
          <Ask {...loaderData} trouble={trouble} />
        )}
      </div>
    </PublicFrame>
  )
}

function NewPassword() {
  const say = useWords(changeEmailWords)
  return (
    <a className="button primary" href="/forgot-password">
      {say('newPassword')}
    </a>
  )
}

function Gone() {
  const say = useWords(changeEmailWords)
  return (
    <>
      <h1>{say('keepGone')}</h1>
      <p>{say('keepGoneBody')}</p>
      <NewPassword />
      <HelpLink to="signing-in" />
    </>
  )
}

type View = { email: string; old: string; when: string; wasDone: boolean }

function Stopped({ old, wasDone }: View) {
  const say = useWords(changeEmailWords)
  return (
    <>
      <h1>{say(wasDone ? 'back' : 'kept', { old })}</h1>
      <p>{say(wasDone ? 'backDone' : 'keptBody', { old })}</p>
      <NewPassword />
    </>
  )
}

function Ask({ email, old, when, wasDone, trouble }: View & { trouble?: 'taken' | 'busy' }) {
  const say = useWords(changeEmailWords)
  return (
    <>
      <h1>{say(wasDone ? 'backTitle' : 'keepTitle')}</h1>
      {trouble && (
        <Notice kind="error" help="signing-in">
          {say(trouble)}
        </Notice>
      )}
      <p>{say(wasDone ? 'backBody' : 'keepBody', { email, old, when })}</p>
      <form className="form" method="post">
        <button className="button primary" type="submit">
          {say(wasDone ? 'backDo' : 'keepDo', { old })}
        </button>
      </form>
    </>
  )
}
