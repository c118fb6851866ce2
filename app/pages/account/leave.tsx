import { data, type RouterContextProvider, redirect } from 'react-router'
import { house, session, visit } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import type { Visitor } from '#domain/communities/enter-community.ts'
import { type Leaving, leaveCommunity, readLeaving } from '#domain/members/leave-community.ts'
import { hasSecondStep } from '#domain/second-steps/second-step.ts'
import type { Route } from './+types/leave.ts'
import { AccountPage } from './account-page.tsx'
import { leaveWords } from './leave-words.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const leaving = await readLeaving(context.get(house).db, visitorOf(context), params.slug)
  if (!leaving) throw data(null, 404)
  return { ...leaving, slug: params.slug }
}

/** Ends the membership of who is signed in, once they have said that they are sure. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { slug } = params
  const { db } = context.get(house)
  const { leaves } = await readForm(request, ['leaves'])
  if (leaves !== 'yes') {
    if (!(await readLeaving(db, visitorOf(context), slug))) throw data(null, 404)
    return data({ isUnsure: true }, 400)
  }
  const outcome = await leaveCommunity(db, visitorOf(context), slug)
  if (outcome.ok) return redirect(`/communities?left=${slug}`, 303)
  if (outcome.refusal.because === 'unknown') throw data(null, 404)
  return data({ isUnsure: false }, 409)
}

function visitorOf(context: Readonly<RouterContextProvider>): Visitor {
  const own = context.get(session)
  const { address: from } = context.get(visit).device
  return { accountId: own.accountId, from, hasSecondStep: hasSecondStep(own) }
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', leaveWords)
  const title = loaderData?.isWaiting ? 'titleWaiting' : 'title'
  return pageTitle(say(title, { community: loaderData?.community ?? '' }))
}

/** What ends when I leave one community, and the way to do it. */
export default function Leave({ loaderData, actionData }: Route.ComponentProps) {
  const say = useWords(leaveWords)
  const { slug, community, hindrance, isWaiting } = loaderData
  const page = `/account/communities/${slug}`
  return (
    <AccountPage
      path={`${page}/leave`}
      title={say(isWaiting ? 'titleWaiting' : 'title', { community })}
    >
      {hindrance ? (
        <Hindered leaving={loaderData} slug={slug} />
      ) : (
        <>
          {actionData?.isUnsure && (
            <Notice kind="error" help="my-account">
              {say('please')}
            </Notice>
          )}
          <WhatEnds leaving={loaderData} />
          <form className="form or" method="post" action={`${page}/leave`}>
            <div className="beside">
              <button className="button danger" type="submit" name="leaves" value="yes">
                {say(isWaiting ? 'todoWaiting' : 'todo', { community })}
              </button>
              <a className="button quiet" href={isWaiting ? '/join/resident/waiting' : page}>
                {say(isWaiting ? 'keepWaiting' : 'keep')}
              </a>
            </div>
          </form>
        </>
      )}
    </AccountPage>
  )
}

function WhatEnds({ leaving }: { leaving: Leaving }) {
  const say = useWords(leaveWords)
  const { community, isWaiting, isSuspended } = leaving
  if (isWaiting)
    return (
      <>
        <p>{say('waiting', { community })}</p>
        <p>{say('waitingBack')}</p>
      </>
    )
  const ends = ['access', 'places', 'guests', 'history', 'leaders'] as const
  return (
    <>
      <p>{say('lead', { community })}</p>
      <ul className="plain-list">
        {ends.map((what) => (
          <li key={what}>{say(what)}</li>
        ))}
        <li>{say(isSuspended ? 'suspended' : 'back')}</li>
      </ul>
    </>
  )
}

/** Who looks after the community, or a home, hands over first. */
function Hindered({ leaving, slug }: { leaving: Leaving; slug: string }) {
  const say = useWords(leaveWords)
  const { community, hindrance } = leaving
  if (hindrance?.because === 'last head')
    return (
      <Notice kind="warning" title={say('lastHead')}>
        <ul>
          {hindrance.homes.map((door) => (
            <li key={door}>{door}</li>
          ))}
        </ul>
        <p>{say('lastHeadBody')}</p>
        <p>
          <a href={`/c/${slug}/my-household`}>{say('handOver')}</a>
        </p>
        <HelpLink to="my-household" />
      </Notice>
    )
  return (
    <Notice kind="warning" title={say('lastLeader', { community })}>
      <p>{say('lastLeaderBody')}</p>
      <p>
        <a href={`/c/${slug}/members`}>{say('members', { community })}</a>
      </p>
      <HelpLink to="roles" />
    </Notice>
  )
}
