import { data } from 'react-router'
import { house } from '#app/context.ts'
import { go } from '#app/enter.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { beginAdding } from '#domain/passkeys/begin-adding.ts'
import type { Route } from './+types/passkeys-begin.ts'
import { AccountPage } from './account-page.tsx'
import { passwordMissing, readOwnPassword, refusePassword } from './against-password.ts'
import { OwnPasswordForm } from './own-password.tsx'
import { passkeyWords } from './passkey-words.ts'

/** Begins to add a passkey, against the password. */
export async function action({ request, context }: Route.ActionArgs) {
  const given = await readOwnPassword(request, context)
  if (!given) return passwordMissing()
  const { db, ...tools } = context.get(house)
  const begun = await beginAdding(db, tools, given)
  if (begun.ok) return go('/account/passkeys/add', [])
  if (begun.refusal.because === 'too many') return data({ tooMany: true, trouble: undefined }, 409)
  return refusePassword(begun.refusal)
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
      {actionData && 'tooMany' in actionData && (
        <Notice kind="error" help="two-factor">
          {say('tooMany')}
        </Notice>
      )}
      <OwnPasswordForm path={path} trouble={actionData?.trouble} words={say('begin')} />
    </AccountPage>
  )
}
