import { Link } from 'react-router'
import { entrance, visit } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { WayBack } from '#app/ui/way-back.tsx'
import { daysIn } from '#app/words/days.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { moveReasons, undoableUntil } from '#domain/moves/move.ts'
import type { PastOccupant } from '#domain/properties/read-property.ts'
import type { Route } from './+types/property.ts'
import { HomeDeeds, HomeStanding } from './home-deeds.tsx'
import { HouseholdCard } from './household-card.tsx'
import { loadProperty } from './load-property.ts'
import { NobodyHere } from './nobody-here.tsx'
import { PastOccupants } from './past-occupants.tsx'
import { plainDay } from './plain-day.ts'
import { Plans } from './plans.tsx'
import { propertyWords } from './property-words.ts'
import '#app/ui/list.css'
import './properties.css'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { by, community } = context.get(entrance)
  const { locale } = context.get(visit)
  const property = await loadProperty(context, params)
  const day = daysIn(locale, community.timeZone)
  const now = new Date()
  return {
    ...property,
    households: property.households.map(({ people, ...household }) => ({
      ...household,
      people: people.map((person) => ({ ...person, since: day(person.since) })),
    })),
    plans: property.plans.map((plan) => ({ ...plan, lastDay: plainDay(plan.lastDay, locale) })),
    past: property.past.map((person) => ({
      ...person,
      since: day(person.since),
      until: day(lastMomentOf(person)),
      move: person.move && {
        id: person.move.id,
        reason: person.move.reason,
        isUndone: person.move.undoneAt !== null,
        undoUntil: dayOf(undoableUntil({ ...person.move, cancelledAt: null }, now), day),
      },
    })),
    isDeleted: property.deletedAt !== null,
    emptySince: property.emptySince && day(property.emptySince),
    mayOpenPeople: by.permissions.has('view member profiles'),
    mayMove: by.permissions.has('manage households'),
    mayChange: by.permissions.has('update property'),
    seesHouseholds: by.permissions.has('view households'),
    mayInvite: by.permissions.has('invite members') && !property.deletedAt,
    reasons: moveReasons,
    isGone: url.searchParams.get('told') === 'gone',
    ...readTold(url.searchParams),
  }
}

const tolds = ['created', 'changed', 'restored', 'exists', 'lived in'] as const

/** What was done last, and the other home it is about. */
function readTold(params: URLSearchParams) {
  const other = params.get('other')
  const told = tolds.find((one) => one === params.get('told')) ?? null
  return { told, other: told === 'exists' && isId(other) ? other : null }
}

export type PropertyView = Awaited<ReturnType<typeof loader>>

const dayOf = (moment: Date | null, day: (moment: Date) => string) => moment && day(moment)

/** A day that is over ends as the next one begins; what is told is the day. */
const lastMomentOf = ({ since, until }: PastOccupant) =>
  until > since ? new Date(until.getTime() - 1) : until

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', propertyWords)
  return pageTitle(loaderData?.door ?? say('title'))
}

/** A home: who lives there, who is to leave, and who lived there. */
export default function Property({ loaderData: property, params }: Route.ComponentProps) {
  const say = useWords(propertyWords)
  const base = `/c/${params.slug}/properties/${property.id}`
  const members = property.mayOpenPeople ? `/c/${params.slug}/members` : null
  return (
    <>
      <WayBack to={`/c/${params.slug}/properties`}>{say('back')}</WayBack>
      <div className="page-head">
        <div>
          <h1>{property.door}</h1>
          <p className="soft">{property.town}</p>
        </div>
        {property.mayInvite && (
          <Link
            className="button quiet"
            to={`/c/${params.slug}/members/invite?property=${property.id}`}
          >
            {say('inviteHere')}
          </Link>
        )}
      </div>
      <HomeStanding root={`/c/${params.slug}/properties`} property={property} />
      {property.isGone && <Notice kind="warning">{say('gone')}</Notice>}
      {property.households.every(({ people }) => people.length === 0) && !property.isDeleted && (
        <NobodyHere base={base} property={property} />
      )}
      {property.households.map((household) => (
        <HouseholdCard
          key={household.id}
          base={base}
          slug={params.slug}
          household={household}
          members={members}
          mayMove={property.mayMove}
          seesHouseholds={property.seesHouseholds}
          reasons={property.reasons}
        />
      ))}
      <Plans base={base} property={property} />
      <PastOccupants base={base} property={property} members={members} />
      <HomeDeeds slug={params.slug} base={base} property={property} />
    </>
  )
}
