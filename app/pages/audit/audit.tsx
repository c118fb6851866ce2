import { data, Form } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { ListPages } from '#app/ui/list-pages.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { deedKinds } from '#domain/audit/deed.ts'
import { findPeople } from '#domain/audit/find-people.ts'
import { listEvents } from '#domain/audit/list-events.ts'
import type { Permission } from '#domain/roles/permission.ts'
import type { Route } from './+types/audit.ts'
import { EventList } from './event-list.tsx'
import { Filters } from './filters.tsx'
import { logAt } from './log-address.ts'
import { onDays } from './on-days.ts'
import { readQuestion } from './question.ts'
import { auditWords } from './words.ts'
import '#app/ui/list.css'
import './audit.css'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db } = context.get(house)
  const { by, community } = context.get(entrance)
  const { locale } = context.get(visit)
  const { address, search, filter, fault, ...place } = readQuestion(
    url.searchParams,
    community.timeZone,
  )
  const [found, people] = await Promise.all([
    filter && listEvents(db, by, { filter, ...place }),
    findPeople(db, by, { search }),
  ])
  if (found && !found.ok) throw data(null, 404)
  const { events = [], next = null, previous = null, person = null } = found?.value ?? {}
  const shown = {
    ...{ address, search, fault, people, kinds: deedKinds, next, previous },
    person: person && { id: person.id, name: person.name },
    days: onDays(events, { locale, timeZone: community.timeZone }),
    seesInvitations: by.permissions.has('invite members'),
    seesProfiles: seesEveryProfile(by.permissions),
    mayTakeAway: !by.support,
  }
  return data(shown, { status: fault ? 400 : 200 })
}

/** Whoever is named may have left, or lead: it takes what opens the profile of anybody. */
function seesEveryProfile(permissions: ReadonlySet<Permission>): boolean {
  return permissions.has('admin view members') && permissions.has('view member profiles')
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', auditWords)('title'))
}

export default function AuditLog({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(auditWords)
  const base = `/c/${params.slug}/audit`
  const { address, days, next, previous, fault } = loaderData
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      <p className="soft">{say('lead')}</p>
      <Filters base={base} shown={loaderData} />
      {days.length > 0 ? (
        <EventList slug={params.slug} {...loaderData} />
      ) : (
        !fault && <p className="card empty">{say('empty')}</p>
      )}
      <ListPages
        isByTime
        previous={previous && logAt(base, address, { before: previous })}
        next={next && logAt(base, address, { after: next })}
      />
      {days.length > 0 && loaderData.mayTakeAway && (
        <Form
          className="take-away"
          method="post"
          action={logAt(`${base}/export`, address)}
          reloadDocument
        >
          <button className="button quiet" type="submit">
            {say('export')}
          </button>
          <p className="soft">{say('exportHint')}</p>
        </Form>
      )}
    </>
  )
}
