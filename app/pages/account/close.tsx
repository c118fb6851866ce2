import { data } from 'react-router'
import { house, session, visit } from '#app/context.ts'
import { forget } from '#app/cookies.ts'
import { go } from '#app/enter.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { type Closing, closeAccount, readClosing } from '#domain/accounts/close-account.ts'
import type { Route } from './+types/close.ts'
import { AccountPage } from './account-page.tsx'
import { closeWords } from './close-words.ts'
import { OwnPassword, type PasswordTrouble, sayTrouble, TroubleNotice } from './own-password.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  return readClosing(context.get(house).db, context.get(session))
}

type Refused = { trouble?: PasswordTrouble }

/** Closes the account of who is signed in, against the password. */
export async function action({ request, context }: Route.ActionArgs) {
  const { currentPassword: password } = await readForm(request, ['currentPassword'])
  if (password === '') return data<Refused>({ trouble: { key: 'missing' } }, 400)
  const { db, identity, limits } = context.get(house)
  const { accountId } = context.get(session)
  const { who, device, cookies } = context.get(visit)
  const given = { accountId, password, who, from: device.address }
  const closed = await closeAccount(db, { identity, limits }, given)
  if (closed.ok) {
    const cleared = await identity.signOut(cookies)
    const forgotten = (['joining', 'sign-up', 'community'] as const).map((kept) =>
      forget(context, kept),
    )
    return go('/account-closed', [cleared, ...forgotten])
  }
  if (closed.refusal.because === 'last leader') return data<Refused>({}, 409)
  const said = sayTrouble(closed.refusal)
  return data<Refused>({ trouble: said.trouble }, said.init)
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', closeWords)('title'))
}

/** What ends with my account, and the way to end it. */
export default function Close({ loaderData, actionData }: Route.ComponentProps) {
  const say = useWords(closeWords)
  const isLastLeader = loaderData.lastLeaderOf.length > 0
  return (
    <AccountPage path="/account/close" title={say('title')}>
      {isLastLeader ? (
        <LastLeader communities={loaderData.lastLeaderOf} />
      ) : (
        <>
          <WhatEnds closing={loaderData} />
          <Headless homes={loaderData.headless} />
          <TroubleNotice trouble={actionData?.trouble} />
          <form className="form or" method="post" action="/account/close">
            <OwnPassword name="currentPassword" trouble={actionData?.trouble} />
            <div className="beside">
              <button className="button danger" type="submit">
                {say('todo')}
              </button>
              <a className="button quiet" href="/account">
                {say('keep')}
              </a>
            </div>
          </form>
        </>
      )}
    </AccountPage>
  )
}

function WhatEnds({ closing }: { closing: Pick<Closing, 'communities' | 'suspendedIn'> }) {
  const say = useWords(closeWords)
  const names = closing.communities.map(({ name }) => name).join(', ')
  const paused = closing.suspendedIn.join(', ')
  return (
    <>
      <p>{say('lead')}</p>
      <ul className="plain-list">
        <li>{names ? say('membership', { communities: names }) : say('noMembership')}</li>
        {names && <li>{say('stays')}</li>}
        {paused && <li>{say('suspended', { communities: paused })}</li>}
        <li>{say('signedOut')}</li>
        <li>{say('invitations')}</li>
      </ul>
      <p>
        {say('dataFirst')} <a href="/account/data">{say('download')}</a>
      </p>
    </>
  )
}

/** Those who stay should have a Head. */
function Headless({ homes }: { homes: Closing['headless'] }) {
  const say = useWords(closeWords)
  if (homes.length === 0) return null
  return (
    <Notice kind="warning" title={say('headless')}>
      <ul>
        {homes.map(({ slug, door }) => (
          <li key={slug + door}>
            {door}: <a href={`/c/${slug}/my-household`}>{say('appoint')}</a>
          </li>
        ))}
      </ul>
      <HelpLink to="my-household" />
    </Notice>
  )
}

/** A community needs somebody to look after it. */
function LastLeader({ communities }: Pick<Closing, 'communities'>) {
  const say = useWords(closeWords)
  const names = communities.map(({ name }) => name).join(', ')
  return (
    <Notice kind="warning" title={say('lastLeader', { communities: names })}>
      <p>{say('lastLeaderBody')}</p>
      <HelpLink to="roles" />
      <ul>
        {communities.map(({ slug, name }) => (
          <li key={slug}>
            <a href={`/c/${slug}/members`}>{say('members', { community: name })}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
