import { redirect } from 'react-router'
import { house, session } from '#app/context.ts'
import { go } from '#app/enter.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { beginTwoFactor } from '#domain/second-steps/begin-two-factor.ts'
import { readTwoFactor } from '#domain/second-steps/read-two-factor.ts'
import type { Route } from './+types/two-factor-begin.ts'
import { AccountPage } from './account-page.tsx'
import { passwordMissing, readOwnPassword, refusePassword } from './against-password.ts'
import { OwnPasswordForm } from './own-password.tsx'
import { twoFactorWords } from './two-factor-words.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db } = context.get(house)
  if (await readTwoFactor(db, context.get(session).accountId)) throw redirect('/account/two-factor')
  return { off: url.searchParams.has('off'), gone: url.searchParams.has('gone') }
}

/** Begins to set two-factor up, against the password. */
export async function action({ request, context }: Route.ActionArgs) {
  const given = await readOwnPassword(request, context)
  if (!given) return passwordMissing()
  const { db, ...tools } = context.get(house)
  const begun = await beginTwoFactor(db, tools, given)
  return begun.ok ? go('/account/two-factor/set-up', []) : refusePassword(begun.refusal)
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', twoFactorWords)('title'))
}

/** What two-factor is, what one needs for it, and the first step to it. */
export default function Begin({ loaderData, actionData }: Route.ComponentProps) {
  const say = useWords(twoFactorWords)
  const trouble = actionData?.trouble
  return (
    <AccountPage path="/account/two-factor/begin" title={say('title')}>
      {loaderData.off && !trouble && <Notice>{say('nowOff')}</Notice>}
      {loaderData.gone && !trouble && <Notice kind="warning">{say('gone')}</Notice>}
      <p>{say('lead')}</p>
      <p>{say('need')}</p>
      <p>
        {say('noPhone')} <a href="/account/passkeys">{say('passkey')}</a>
      </p>
      <p className="soft">{say('others')}</p>
      <OwnPasswordForm
        path="/account/two-factor/begin"
        trouble={trouble}
        words={say('begin')}
        apart
      />
    </AccountPage>
  )
}
