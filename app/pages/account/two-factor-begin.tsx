import { data, redirect } from 'react-router'
import { house, session, visit } from '#app/context.ts'
import { go } from '#app/enter.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { beginTwoFactor } from '#domain/second-steps/begin-two-factor.ts'
import { readTwoFactor } from '#domain/second-steps/read-two-factor.ts'
import type { Route } from './+types/two-factor-begin.ts'
import { AccountPage } from './account-page.tsx'
import { OwnPassword, type PasswordTrouble, sayTrouble, TroubleNotice } from './own-password.tsx'
import { twoFactorWords } from './two-factor-words.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db } = context.get(house)
  if (await readTwoFactor(db, context.get(session).accountId)) throw redirect('/account/two-factor')
  return { off: url.searchParams.has('off'), gone: url.searchParams.has('gone') }
}

type Refused = { trouble?: PasswordTrouble }

/** Begins to set two-factor up, against the password. */
export async function action({ request, context }: Route.ActionArgs) {
  const { currentPassword: password } = await readForm(request, ['currentPassword'])
  if (password === '') return data<Refused>({ trouble: { key: 'missing' } }, 400)
  const { db, ...tools } = context.get(house)
  const { accountId, sessionId } = context.get(session)
  const { who } = context.get(visit)
  const begun = await beginTwoFactor(db, tools, { accountId, sessionId, password, who })
  if (begun.ok) return go('/account/two-factor/set-up', [])
  const said = sayTrouble(begun.refusal)
  return data<Refused>({ trouble: said.trouble }, said.init)
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
      <TroubleNotice trouble={trouble} />
      <form className="form or" method="post" action="/account/two-factor/begin">
        <OwnPassword name="currentPassword" trouble={trouble} />
        <button className="button primary" type="submit">
          {say('begin')}
        </button>
      </form>
    </AccountPage>
  )
}
