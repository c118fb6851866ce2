import { data, redirect } from 'react-router'
import { house, session, visit } from '#app/context.ts'
import { go } from '#app/enter.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { TextField } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { confirmEmailChange } from '#domain/accounts/confirm-email-change.ts'
import { readOpenChange } from '#domain/accounts/read-email-change.ts'
import type { VerifyRefusal } from '#domain/accounts/verify-sign-up.ts'
import type { Route } from './+types/email-code.ts'
import { AccountPage } from './account-page.tsx'
import { emailWords } from './email-words.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { accountId } = context.get(session)
  const open = await readOpenChange(context.get(house).db, { accountId })
  if (!open) throw redirect('/account/email')
  const { newEmail: email, oldEmail: old } = open
  return { email, old, resent: url.searchParams.get('resent') }
}

const faults = {
  unknown: 'wrong', // an address with an account is answered like a wrong code
  'wrong code': 'wrong',
  'too many wrong codes': 'tooMany',
} as const satisfies Record<VerifyRefusal['because'], string>

/** Proves the new address by the six digits of the e-mail. */
export async function action({ request, context }: Route.ActionArgs) {
  const { code } = await readForm(request, ['code'])
  const { db, key } = context.get(house)
  const { accountId, sessionId } = context.get(session)
  const from = context.get(visit).device.address
  const open = await readOpenChange(db, { accountId })
  if (!open) throw redirect('/account/email')
  const given = { changeId: open.id, evidence: { code }, sessionId, from }
  const confirmed = await confirmEmailChange(db, { key }, given)
  if (confirmed.ok) return go('/account?saved', [])
  return data({ fault: faults[confirmed.refusal.because] }, 400)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', emailWords)('codeTitle'))
}

/** Waits for the proof of the new address. */
export default function EmailCode({ loaderData, actionData }: Route.ComponentProps) {
  const say = useWords(emailWords)
  const { email, old, resent } = loaderData
  return (
    <AccountPage path="/account/email/code" title={say('codeTitle')}>
      {resent === 'yes' && <Notice>{say('resent')}</Notice>}
      {resent && resent !== 'yes' && (
        <Notice kind="error" help="my-account">
          {say('hurry', { minutes: Number.parseInt(resent, 10) || 1 })}
        </Notice>
      )}
      <p>{say('codeLead', { email, old })}</p>
      <form className="form" method="post" action="/account/email/code">
        <TextField
          name="code"
          label={say('code')}
          error={actionData?.fault && say(actionData.fault)}
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
        <div className="beside">
          <form method="post" action="/account/email/resend">
            <button className="button quiet" type="submit">
              {say('resend')}
            </button>
          </form>
          <form method="post" action="/account/email/stop">
            <button className="button quiet" type="submit">
              {say('stop', { old })}
            </button>
          </form>
        </div>
      </div>
    </AccountPage>
  )
}
