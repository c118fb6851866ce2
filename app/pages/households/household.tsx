import { Link } from 'react-router'
import { entrance, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { WayBack } from '#app/ui/way-back.tsx'
import { daysIn } from '#app/words/days.ts'
import { householdNameIn, useHouseholdName } from '#app/words/household-name.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { headsOf } from '#domain/households/lead-household.ts'
import type { Route } from './+types/household.ts'
import { deedWords, isRefusal, readTold } from './deed-words.ts'
import { loadHousehold } from './load-household.ts'
import { PastPeople, PresentPeople } from './people.tsx'
import { Status } from './status.tsx'
import '#app/ui/list.css'
import './households.css'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { by, community } = context.get(entrance)
  const household = await loadHousehold(context, params)
  const day = daysIn(context.get(visit).locale, community.timeZone)
  const heads = headsOf(household).length
  const mayManage = by.permissions.has('manage households')
  return {
    ...household,
    inactiveBecause: mayManage ? household.inactiveBecause : null,
    inactiveSince: household.inactiveAt && day(household.inactiveAt),
    present: household.present.map(({ since, ...person }) => ({ ...person, since: day(since) })),
    past: household.past.map(({ since, until, ...person }) => ({
      ...{ ...person, since: day(since), until: until ? day(until) : '' },
    })),
    isHeadless: heads === 0 && household.present.some(({ isJoined }) => isJoined),
    hasSeveralHeads: heads > 1,
    mayManage,
    mayOpenPeople: by.permissions.has('view member profiles'),
    maySeeHome: by.permissions.has('view property'),
    mayInvite: by.permissions.has('invite members') && !household.isHomeDeleted,
    told: readTold(url.searchParams),
  }
}

export type HouseholdView = Awaited<ReturnType<typeof loader>>

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const locale = matches[0].loaderData?.locale ?? 'en'
  const name = loaderData && householdNameIn(locale)(loaderData.name)
  return pageTitle(name ?? sayIn(locale, deedWords)('title'))
}

/** A household: where it is, who lives and lived there, and what may be done about it. */
export default function Household({ loaderData: household, params }: Route.ComponentProps) {
  const say = useWords(deedWords)
  const root = `/c/${params.slug}`
  const base = `${root}/households/${household.id}`
  const name = useHouseholdName()(household.name)
  const { door, town, told, isHomeDeleted, maySeeHome } = household
  const members = household.mayOpenPeople ? `${root}/members` : null
  return (
    <>
      <WayBack to={`${root}/households`}>{say('all')}</WayBack>
      <div className="page-head">
        <div>
          <h1>{name}</h1>
          <p className="soft">
            {maySeeHome ? (
              <Link
                to={`${root}/properties/${household.propertyId}`}
                aria-label={say('seeHome', { home: door })}
              >
                {door}
              </Link>
            ) : (
              door
            )}
            , {town}
          </p>
        </div>
        {household.mayInvite && (
          <Link
            className="button quiet"
            to={`${root}/members/invite?property=${household.propertyId}`}
          >
            {say('inviteHere')}
          </Link>
        )}
      </div>
      {told && (
        <Notice
          kind={isRefusal(told) ? 'error' : 'info'}
          help={isRefusal(told) ? 'households' : undefined}
        >
          {say(told)}
        </Notice>
      )}
      {isHomeDeleted && <Notice kind="warning">{say('homeGone')}</Notice>}
      <Status base={base} household={household} />
      <PresentPeople base={base} household={household} members={members} />
      <PastPeople people={household.past} members={members} />
    </>
  )
}
