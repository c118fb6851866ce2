import { redirect } from 'react-router'
import { house, session } from '#app/context.ts'
import { go } from '#app/enter.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { readTwoFactor } from '#domain/second-steps/read-two-factor.ts'
import { renewRecoveryCodes } from '#domain/second-steps/renew-recovery-codes.ts'
import type { Route } from './+types/two-factor-new-codes.ts'
import { AccountPage } from './account-page.tsx'
import { passwordMissing, readOwnPassword, refusePassword } from './against-password.ts'
import { OwnPasswordForm } from './own-password.tsx'
import { twoFactorWords } from './two-factor-words.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const twoFactor = await readTwoFactor(context.get(house).db, context.get(session).accountId)
  return twoFactor ? null : redirect('/account/two-factor')
}

/** Makes new recovery codes against the password. */
export async function action({ request, context }: Route.ActionArgs) {
  const given = await readOwnPassword(request, context)
  if (!given) return passwordMissing()
  const { db, ...tools } = context.get(house)
  const renewed = await renewRecoveryCodes(db, tools, given)
  if (renewed.ok) return go('/account/two-factor/codes', [])
  if (renewed.refusal.because === 'off') return go('/account/two-factor', [])
  return refusePassword(renewed.refusal)
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
      <OwnPasswordForm path={path} trouble={actionData?.trouble} words={say('newCodesDo')} />
    </AccountPage>
  )
}
