import { data, Link, Outlet } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { Facts } from '#app/ui/facts.tsx'
import { WayBack } from '#app/ui/way-back.tsx'
import { daysIn } from '#app/words/days.ts'
import { momentsIn } from '#app/words/moments.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { tellStory } from '#domain/invitations/tell-story.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/story.ts'
import { Acts } from './acts.tsx'
import { titleOf } from './invitation-row.tsx'
import { printContact } from './show-contact.ts'
import { StateBadge, WhatWentWrong } from './state-badge.tsx'
import { pageWords } from './story-words.ts'
import { Timeline } from './timeline.tsx'
import { WhatNext } from './what-next.tsx'
import { storyWords } from './words.ts'
import '#app/ui/list.css'
import './invite-status.css'

export async function loader({ context, params: { invitationId } }: Route.LoaderArgs) {
  const { by, community } = context.get(entrance)
  requirePermission(by, 'invite members')
  const { db } = context.get(house)
  const story = isId(invitationId) ? await tellStory(db, by, { invitationId }) : null
  if (!story) throw data(null, 404)
  const { locale } = context.get(visit)
  const day = daysIn(locale, community.timeZone)
  const moment = momentsIn(locale, community.timeZone)
  const { invitation, isFixable, events } = story
  const { expiresAt, invitedAt, address } = invitation
  return {
    invitation: {
      ...invitation,
      address: printContact(address),
      invitedAt: day(invitedAt),
      expiresAt: expiresAt && day(expiresAt),
    },
    isFixable,
    events: events.map(({ at, ...event }) => ({
      ...event,
      address: printContact(event.address),
      at: moment(at),
      iso: at.toISOString(),
    })),
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', pageWords)('title'))
}

export default function StoryPage({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(pageWords)
  const tell = useWords(storyWords)
  const list = `/c/${params.slug}/invitations/status`
  const { invitation, isFixable, events } = loaderData
  return (
    <div className="story">
      <WayBack to={list}>{say('back')}</WayBack>
      <div className="page-head">
        <h1>{titleOf(invitation, tell)}</h1>
        <StateBadge state={invitation.state} channel={invitation.channel} />
      </div>
      <WhatWentWrong {...invitation} inFull />
      <WhatNext slug={params.slug} invitation={invitation} />
      <InvitationFacts list={list} invitation={invitation} />
      <Acts base={`${list}/${invitation.id}`} invitation={invitation} isFixable={isFixable} />
      <h2>{say('timeline')}</h2>
      <Timeline base={list} events={events} />
      <Outlet />
    </div>
  )
}

type Told = Route.ComponentProps['loaderData']['invitation']

function InvitationFacts({ list, invitation }: { list: string; invitation: Told }) {
  const say = useWords(pageWords)
  const tell = useWords(storyWords)
  const { address, home, channel, batchId, expiresAt, isLive } = invitation
  return (
    <Facts
      facts={[
        [say('channel'), tell(channel)],
        [say('address'), address],
        [say('home'), home],
        [say('batch'), batchId && <Link to={`${list}?batch=${batchId}`}>{say('showBatch')}</Link>],
        [say('validUntil'), isLive ? (expiresAt ?? say('noEnd')) : null],
      ]}
    />
  )
}
