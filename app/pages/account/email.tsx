import { data, redirect } from 'react-router'
import { house, session, visit } from '#app/context.ts'
import { go } from '#app/enter.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { TextField } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { askEmailChange } from '#domain/accounts/ask-email-change.ts'
import { readOpenChange } from '#domain/accounts/read-email-change.ts'
import { isInvited } from '#domain/communities/is-invited.ts'
import { readEmail } from '#domain/contacts/email-address.ts'
import { listContacts } from '#domain/members/list-records.ts'
import type { Route } from './+types/email.ts'
import { AccountPage } from './account-page.tsx'
import { emailWords } from './email-words.ts'
import { OwnPassword, type PasswordTrouble, sayTrouble, TroubleNotice } from './own-password.tsx'
import { WhatIsListed } from './what-is-listed.tsx'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db } = context.get(house)
  const { accountId, email } = context.get(session)
  if (await readOpenChange(db, { accountId })) throw redirect('/account/email/code')
  const [lists, invited] = await Promise.all([listContacts(db, accountId), isInvited(db, email)])
  return {
    email,
    invited,
    stopped: url.searchParams.has('stopped'),
    lists: lists.map(({ community, listed }) => ({
      community,
      lines: [{ what: listed.email, follows: listed.email === email }],
    })),
  }
}

type Refused = {
  email: string
  emailFault?: 'wrongEmail' | 'sameEmail'
  trouble?: PasswordTrouble
}

/** Asks for another address; the answer is the same whoever's it is. */
export async function action({ request, context }: Route.ActionArgs) {
  const { email, currentPassword } = await readForm(request, ['email', 'currentPassword'])
  const address = readEmail(email)
  const trouble = currentPassword === '' ? ({ key: 'missing' } as const) : undefined
  const emailFault = address ? undefined : ('wrongEmail' as const)
  if (!address || trouble) return data<Refused>({ email, emailFault, trouble }, 400)
  const { db, identity, limits } = context.get(house)
  const { accountId, sessionId } = context.get(session)
  const { who } = context.get(visit)
  const given = { accountId, sessionId, who, email: address, password: currentPassword }
  const asked = await askEmailChange(db, { identity, limits }, given)
  if (asked.ok) return go('/account/email/code', [])
  if (asked.refusal.because === 'same address')
    return data<Refused>({ email, emailFault: 'sameEmail' }, 400)
  const said = sayTrouble(asked.refusal)
  return data<Refused>({ email, trouble: said.trouble }, said.init)
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', emailWords)('title'))
}

/** With which address I sign in, and the way to another. */
export default function Email({ loaderData, actionData }: Route.ComponentProps) {
  const say = useWords(emailWords)
  const { email, invited, stopped, lists } = loaderData
  const fault = actionData?.emailFault
  return (
    <AccountPage path="/account/email" title={say('title')}>
      {stopped && !actionData && <Notice>{say('stopped', { email })}</Notice>}
      <p>
        {say('now')} <strong>{email}</strong>
      </p>
      <p>{say('lead')}</p>
      {invited && (
        <Notice kind="warning">
          {say('invited', { email })} <a href="/join/resident">{say('useInvitation')}</a>
        </Notice>
      )}
      <TroubleNotice trouble={actionData?.trouble} />
      <form className="form" method="post" action="/account/email">
        <TextField
          name="email"
          label={say('newEmail')}
          error={fault && say(fault)}
          defaultValue={actionData?.email}
          type="email"
          autoComplete="email"
          inputMode="email"
          maxLength={254}
          required
        />
        <OwnPassword name="currentPassword" trouble={actionData?.trouble} />
        <button className="button primary" type="submit">
          {say('ask')}
        </button>
      </form>
      <WhatIsListed lists={lists} />
    </AccountPage>
  )
}
