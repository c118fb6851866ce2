import { data } from 'react-router'
import { house, visit } from '#app/context.ts'
import { go } from '#app/enter.ts'
import { pageTitle } from '#app/page-title.ts'
import { signedIn } from '#app/signed-in.ts'
import { HelpLink } from '#app/ui/help-link.tsx'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { confirmEmailChange } from '#domain/accounts/confirm-email-change.ts'
import { readToken } from '#domain/accounts/proof.ts'
import { readEmailChange } from '#domain/accounts/read-email-change.ts'
import { maskEmail } from '#domain/contacts/email-address.ts'
import type { Route } from './+types/confirm.ts'
import { changeEmailWords } from './words.ts'

/** The link in the new mailbox. Opening it changes nothing, since mail scanners open links too. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { db, key } = context.get(house)
  const changeId = readToken(key, { purpose: 'email change', token: params.token })
  const change = changeId && (await readEmailChange(db, { changeId }))
  if (!change || (change.state !== 'open' && change.state !== 'done')) return data(null, 410)
  const { locale } = context.get(visit)
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' })
  const { newEmail: email, askedAt, state, accountId } = change
  const old = maskEmail(change.oldEmail) // whoever reads this mailbox need not know the other
  const isSignedIn = (await signedIn(context))?.accountId === accountId
  return data({ email, old, when: when.format(askedAt), done: state === 'done', isSignedIn })
}

/** Gives the account its new address; the page then says so, also when it is opened again. */
export async function action({ params, context }: Route.ActionArgs) {
  const { db, key } = context.get(house)
  const changeId = readToken(key, { purpose: 'email change', token: params.token })
  if (!changeId) return data(null, 410)
  const session = await signedIn(context)
  const sessionId = session?.sessionId ?? null
  const from = context.get(visit).device.address
  const given = { changeId, evidence: { link: true }, sessionId, from } as const
  const confirmed = await confirmEmailChange(db, { key }, given)
  return confirmed.ok ? go(`/change-email/${params.token}`, []) : data(null, 410)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', changeEmailWords)('title'))
}

export default function Confirm({ loaderData, actionData }: Route.ComponentProps) {
  const isGone = loaderData === null || actionData === null
  return (
    <PublicFrame path="/sign-in" signedIn={!isGone && loaderData.isSignedIn}>
      <div className="card">
        {isGone ? <Gone /> : loaderData.done ? <Done {...loaderData} /> : <Ask {...loaderData} />}
      </div>
    </PublicFrame>
  )
}

function Gone() {
  const say = useWords(changeEmailWords)
  return (
    <>
      <h1>{say('gone')}</h1>
      <p>{say('goneBody')}</p>
      <a className="button primary" href="/account">
        {say('toAccount')}
      </a>
      <HelpLink to="signing-in" />
    </>
  )
}

function Done({ email, isSignedIn }: { email: string; isSignedIn: boolean }) {
  const say = useWords(changeEmailWords)
  return (
    <>
      <h1>{say('done')}</h1>
      <p>{say('doneBody', { email })}</p>
      <a className="button primary" href={isSignedIn ? '/account' : '/sign-in'}>
        {say(isSignedIn ? 'toAccount' : 'signIn')}
      </a>
    </>
  )
}

function Ask({ email, old, when }: { email: string; old: string; when: string }) {
  const say = useWords(changeEmailWords)
  return (
    <>
      <h1>{say('title')}</h1>
      <p>{say('body', { email, old, when })}</p>
      <form className="form" method="post">
        <button className="button primary" type="submit">
          {say('confirm')}
        </button>
      </form>
      <p className="or soft">{say('careful')}</p>
    </>
  )
}
