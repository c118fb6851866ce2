import { data } from 'react-router'
import { house, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { signUpTicket } from '#app/sign-up-ticket.ts'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { readToken } from '#domain/accounts/proof.ts'
import { readSignUp } from '#domain/accounts/read-sign-up.ts'
import { verifySignUp } from '#domain/accounts/verify-sign-up.ts'
import type { Route } from './+types/follow-link.ts'
import { goOn } from './go-on.ts'
import { verifyWords } from './words.ts'

/**
 * The link of the e-mail. Opening it changes nothing, since mail scanners open links too; the person
 * presses the button, or their own browser does it for them.
 */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { db, key } = context.get(house)
  const { locale, nonce } = context.get(visit)
  const signUpId = readToken(key, { purpose: 'sign-up', token: params.token })
  const device = signUpTicket(context)?.device ?? null
  const seen = signUpId && (await readSignUp(db, { signUpId, device }))
  if (!seen) return data(null, 410)
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })
  const { email, firstName, askedAt, sameDevice } = seen
  return data({ email, firstName, when: when.format(askedAt), sameDevice, nonce })
}

/** Proves the address and completes what the sign-up was for. */
export async function action({ params, context }: Route.ActionArgs) {
  const { db, key, identity } = context.get(house)
  const signUpId = readToken(key, { purpose: 'sign-up', token: params.token })
  if (!signUpId) return data(null, 410)
  const device = signUpTicket(context)?.device ?? null
  const from = context.get(visit).device.address
  const evidence = { link: true } as const
  const verified = await verifySignUp(db, { identity, key }, { signUpId, device, evidence, from })
  if (verified.ok) throw await goOn(context, verified.value)
  return data(null, 410)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', verifyWords)('linkTitle'))
}

export default function FollowLink({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <PublicFrame path="/verify-email">
      <div className="card">
        {loaderData === null || actionData === null ? <Gone /> : <Confirm {...loaderData} />}
      </div>
    </PublicFrame>
  )
}

function Gone() {
  const say = useWords(verifyWords)
  return (
    <>
      <h1>{say('gone')}</h1>
      <p>{say('goneBody')}</p>
      <div className="beside">
        <a className="button primary" href="/sign-in">
          {say('signIn')}
        </a>
        <a className="button quiet" href="/join/resident">
          {say('join')}
        </a>
        <a className="button quiet" href="/start">
          {say('create')}
        </a>
      </div>
    </>
  )
}

type ConfirmProps = {
  email: string
  firstName: string
  when: string
  sameDevice: boolean
  nonce: string
}

/** In the browser that signed up, the button need not even be pressed. */
function Confirm({ email, firstName, when, sameDevice, nonce }: ConfirmProps) {
  const say = useWords(verifyWords)
  return (
    <>
      <h1>{say('linkTitle')}</h1>
      <p>{say('linkBody', { email, firstName, when })}</p>
      <form className="form" method="post" id="confirm">
        <button className="button primary" type="submit">
          {say('linkDo')}
        </button>
      </form>
      <p className="or soft">{say('linkCareful')}</p>
      {sameDevice && (
        <script nonce={nonce}>{'document.getElementById("confirm").requestSubmit()'}</script>
      )}
    </>
  )
}
