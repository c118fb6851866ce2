import { data, redirect } from 'react-router'
import { house, session, visit } from '#app/context.ts'
import { go } from '#app/enter.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { readTwoFactor } from '#domain/second-steps/read-two-factor.ts'
import { renewRecoveryCodes } from '#domain/second-steps/renew-recovery-codes.ts'
import type { Route } from './+types/two-factor-new-codes.ts'
import { AccountPage } from './account-page.tsx'
import { OwnPassword, type PasswordTrouble, sayTrouble, TroubleNotice } from './own-password.tsx'
import { twoFactorWords } from './two-factor-words.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const twoFactor = await readTwoFactor(context.get(house).db, context.get(session).accountId)
  return twoFactor ? null : redirect('/account/two-factor')
}

type Refused = { trouble?: PasswordTrouble }

/** Makes new recovery codes against the password. */
export async function action({ request, context }: Route.ActionArgs) {
  const { currentPassword: password } = await readForm(request, ['currentPassword'])
  if (password === '') return data<Refused>({ trouble: { key: 'missing' } }, 400)
  const { db, ...tools } = context.get(house)
  const { accountId, sessionId } = context.get(session)
  const { who } = context.get(visit)
  const renewed = await renewRecoveryCodes(db, tools, { accountId, sessionId, password, who })
  if (renewed.ok) return go('/account/two-factor/codes', [])
  if (renewed.refusal.because === 'off') return go('/account/two-factor', [])
  const said = sayTrouble(renewed.refusal)
  return data<Refused>({ trouble: said.trouble }, said.init)
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', twoFactorWords)('newCodes'))
}

/** What new recovery codes mean for those of before. */
export default function NewCodes({ actionData }: Route.ComponentProps) {
  const say = useWords(twoFactorWords)
  const path = '/account/two-factor/new-codes'
  return (
    <AccountPage path={path} title={say('newCodes')} lead={say('newCodesLead')}>
      <TroubleNotice trouble={actionData?.trouble} />
      <form className="form" method="post" action={path}>
        <OwnPassword name="currentPassword" trouble={actionData?.trouble} />
        <button className="button primary" type="submit">
          {say('newCodesDo')}
        </button>
      </form>
    </AccountPage>
  )
}
