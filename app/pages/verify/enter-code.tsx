import { data, redirect } from 'react-router'
import { house, visit } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { signUpTicket } from '#app/sign-up-ticket.ts'
import { signedIn } from '#app/signed-in.ts'
import { DidYouMean } from '#app/ui/did-you-mean.tsx'
import { TextField } from '#app/ui/field.tsx'
import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { readSignUp } from '#domain/accounts/read-sign-up.ts'
import { recallSignUp } from '#domain/accounts/recall-sign-up.ts'
import { type VerifyRefusal, verifySignUp } from '#domain/accounts/verify-sign-up.ts'
import { suggestAddress } from '#domain/contacts/suggest-address.ts'
import type { Route } from './+types/enter-code.ts'
import { goOn } from './go-on.ts'
import { verifyWords } from './words.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db } = context.get(house)
  const ticket = signUpTicket(context)
  if (!ticket && (await signedIn(context))) throw redirect('/communities')
  const given = ticket && (await recallSignUp(db, ticket))
  if (ticket && !given && (await readSignUp(db, ticket))?.verified)
    throw redirect('/sign-in?confirmed')
  return {
    asked: given && {
      email: given.email,
      meant: suggestAddress(given.email),
      form: 'founding' in given.purpose ? '/start' : '/join/resident',
    },
    resent: url.searchParams.get('resent'),
    unverified: url.searchParams.has('unverified'),
  }
}

const faults = {
  unknown: 'gone',
  'wrong code': 'wrong',
  'too many wrong codes': 'tooMany',
} as const satisfies Record<VerifyRefusal['because'], string>

/** Proves the address by the six digits of the e-mail, in the browser that signed up. */
export async function action({ request, context }: Route.ActionArgs) {
  const { code } = await readForm(request, ['code'])
  const ticket = signUpTicket(context)
  if (!ticket) throw redirect('/verify-email')
  const { db, identity, key } = context.get(house)
  const from = context.get(visit).device.address
  const seen = await readSignUp(db, ticket)
  if (!seen?.sameDevice) throw redirect('/verify-email')
  const verified = await verifySignUp(
    db,
    { identity, key },
    { ...ticket, evidence: { code }, from },
  )
  if (verified.ok) throw await goOn(context, verified.value)
  return data({ fault: faults[verified.refusal.because] }, 400)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', verifyWords)('title'))
}

export default function EnterCode({ loaderData, actionData }: Route.ComponentProps) {
  const { asked, ...rest } = loaderData
  return (
    <PublicFrame path="/verify-email">
      {asked ? <Asked {...asked} {...rest} fault={actionData?.fault} /> : <Lost />}
    </PublicFrame>
  )
}

function Lost() {
  const say = useWords(verifyWords)
  return (
    <div className="card">
      <h1>{say('lost')}</h1>
      <p>{say('lostBody')}</p>
      <div className="beside">
        <a className="button primary" href="/join/resident">
          {say('join')}
        </a>
        <a className="button quiet" href="/start">
          {say('create')}
        </a>
        <a className="button quiet" href="/sign-in">
          {say('signIn')}
        </a>
      </div>
    </div>
  )
}

type AskedProps = {
  email: string
  /** What looks more likely than the address. */
  meant: string | null
  /** Where it was typed. */
  form: string
  resent: string | null
  unverified: boolean
  fault?: 'gone' | 'wrong' | 'tooMany'
}

function Asked({ email, meant, form, resent, unverified, fault }: AskedProps) {
  const say = useWords(verifyWords)
  const correct = <a href={`${form}?correct#email`}>{say('correct')}</a>
  return (
    <div className="card">
      <h1>{say('title')}</h1>
      {unverified && <Notice kind="warning">{say('unverified')}</Notice>}
      {resent === 'yes' && <Notice>{say('resent')}</Notice>}
      {resent && resent !== 'yes' && (
        <Notice kind="error">{say('hurry', { minutes: Number.parseInt(resent, 10) || 1 })}</Notice>
      )}
      <p>{say('lead', { email })}</p>
      <DidYouMean meant={meant}>{correct}</DidYouMean>
      <form className="form" method="post" action="/verify-email">
        <TextField
          name="code"
          label={say('code')}
          error={fault && say(fault)}
          autoFocus={fault !== undefined}
          className="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          required
        />
        <button className="button primary" type="submit">
          {say('confirm')}
        </button>
      </form>
      <div className="or">
        <h2>{say('nothing')}</h2>
        <p>{say('nothingBody')}</p>
        <form method="post" action="/verify-email/resend">
          <button className="button quiet" type="submit">
            {say('resend')}
          </button>
        </form>
        {!meant && (
          <p>
            {say('wrongAddress', { email })} {correct}
          </p>
        )}
        <HelpLink to="join-problems" besideForm />
      </div>
      <p className="or">
        {say('elsewhere')} <a href="/sign-in">{say('go')}</a>
      </p>
    </div>
  )
}
