import { Link } from 'react-router'
import { entrance, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { photoOf } from '#app/photo.ts'
import { ListPages } from '#app/ui/list-pages.tsx'
import { daysIn } from '#app/words/days.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { printMark, readMark } from '#domain/page-mark.ts'
import type { Route } from './+types/group.ts'
import { groupPage } from './act.ts'
import { GroupMembers } from './group-members.tsx'
import { GroupRequests } from './group-requests.tsx'
import { loadGroup } from './load-group.ts'
import { Standing } from './standing.tsx'
import { ToldNotice } from './told-notice.tsx'
import { groupWords, readTold } from './words.ts'
import '#app/ui/list.css'
import './groups.css'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { by, community } = context.get(entrance)
  const day = daysIn(context.get(visit).locale, community.timeZone)
  const after = readMark(url.searchParams.get('after'))
  const { requests, members, next, again, ...group } = await loadGroup(context, params, { after })
  return {
    ...group,
    again: again && day(again),
    requests: requests.map((one) => ({ ...one, askedAt: day(one.askedAt) })),
    members: members.map(({ memberId, name, isAdmin, photoId }) => ({
      ...{ memberId, name, isAdmin },
      photo: photoOf(community.slug, { memberId, photoId }),
      isOneself: memberId === by.memberId,
    })),
    next: next && `?after=${printMark(next)}`,
    first: after && '?',
    told: readTold(url.searchParams),
  }
}

export type GroupView = Awaited<ReturnType<typeof loader>>

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', groupWords)
  return pageTitle(loaderData?.name ?? say('title'))
}

/** A group: what it is for, how one stands to it, and who is in it. */
export default function Group({ loaderData: group, params }: Route.ComponentProps) {
  const say = useWords(groupWords)
  const base = groupPage(params)
  return (
    <>
      <p>
        <Link to={`/c/${params.slug}/groups`}>{say('all')}</Link>
      </p>
      <div className="page-head">
        <h1>{group.name}</h1>
      </div>
      <ToldNotice told={group.told} />
      <p className="group-facts soft">
        <span>{say(group.isOpen ? 'open' : 'closed')}</span>{' '}
        <span>{say('people', { count: group.memberCount })}</span>
      </p>
      {group.about && <p className="group-about">{group.about}</p>}
      <Standing group={group} base={base} />
      <GroupRequests group={group} base={base} />
      <GroupMembers group={group} base={base} />
      <ListPages previous={group.first} next={group.next} />
    </>
  )
}
