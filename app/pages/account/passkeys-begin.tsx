import { data } from 'react-router'
import { house, session, visit } from '#app/context.ts'
import { go } from '#app/enter.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { beginAdding } from '#domain/passkeys/begin-adding.ts'
import type { Route } from './+types/passkeys-begin.ts'
import { AccountPage } from './account-page.tsx'
import { OwnPassword, type PasswordTrouble, sayTrouble, TroubleNotice } from './own-password.tsx'
import { passkeyWords } from './passkey-words.ts'

type Refused = { trouble?: PasswordTrouble; tooMany?: boolean }

/** Begins to add a passkey, against the password. */
export async function action({ request, context }: Route.ActionArgs) {
  const { currentPassword: password } = await readForm(request, ['currentPassword'])
  if (password === '') return data<Refused>({ trouble: { key: 'missing' } }, 400)
  const { db, ...tools } = context.get(house)
  const { accountId, sessionId } = context.get(session)
  const { who } = context.get(visit)
  const begun = await beginAdding(db, tools, { accountId, sessionId, password, who })
  if (begun.ok) return go('/account/passkeys/add', [])
  if (begun.refusal.because === 'too many') return data<Refused>({ tooMany: true }, 409)
  const said = sayTrouble(begun.refusal)
  return data<Refused>({ trouble: said.trouble }, said.init)
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', passkeyWords)('add'))
}

/** The first step to a passkey; without script it is told here, before anything is typed. */
export default function Begin({ actionData }: Route.ComponentProps) {
  const say = useWords(passkeyWords)
  const path = '/account/passkeys/begin'
  return (
    <AccountPage path={path} title={say('add')} lead={say('beginLead')}>
      <noscript>
        <Notice kind="warning">{say('noScript')}</Notice>
      </noscript>
      {actionData?.tooMany && <Notice kind="error">{say('tooMany')}</Notice>}
      <TroubleNotice trouble={actionData?.trouble} />
      <form className="form" method="post" action={path}>
        <OwnPassword name="currentPassword" trouble={actionData?.trouble} />
        <button className="button primary" type="submit">
          {say('begin')}
        </button>
      </form>
    </AccountPage>
  )
}
