import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { type EventFilter, type EventPlace, type EventRow, findEvents } from './find-events.ts'
import { type NamedPerson, namePeople, recordsOf } from './name-people.ts'
import { type ShownEvent, showEvents } from './show-events.ts'

/** How many events one page of the log holds. */
export const eventsOnPage = 50

export type EventPage = {
  events: ShownEvent[]
  /** The event after which the next page begins, of older ones. */
  next: string | null
  /** The event before which the page of newer ones ends. */
  previous: string | null
  /** Who is looked for; null: nobody in particular. */
  person: NamedPerson | null
}

/** `unknown person`: nobody of this community, or a record that was taken back. */
export type ListRefusal = { because: 'unknown person' }

/**
 * One page of the audit log, newest first. A person is found with everything that was done by them or to
 * them, also under records that were merged into theirs. Pages follow each other by key.
 */
export function listEvents(
  db: Db,
  by: Actor,
  { filter, ...place }: { filter: EventFilter } & EventPlace,
  { most = eventsOnPage }: { most?: number } = {},
): Promise<Result<EventPage, ListRefusal>> {
  requirePermission(by, 'view audit log')
  const { communityId } = by
  return inCommunity(db, communityId, async (db) => {
    const found = await findPerson(db, communityId, filter.personId)
    if (!found.ok) return found
    const { person, recordIds } = found.value
    const looking = { filter, recordIds, place, most: most + 1 }
    const cut = cutPage(await findEvents(db, communityId, looking), { ...place, most })
    return accept({ ...cut, events: await showEvents(db, by, cut.events), person })
  })
}

/** What is one too many tells whether the log goes on in the direction of reading. */
function cutPage(
  rows: readonly EventRow[],
  { before, after, most }: EventPlace & { most: number },
) {
  const goesOn = rows.length > most
  const events = before ? rows.slice(-most) : rows.slice(0, most)
  const [first, last] = [events[0]?.id ?? null, events.at(-1)?.id ?? null]
  if (before) return { events, next: last, previous: goesOn ? first : null }
  return { events, next: goesOn ? last : null, previous: after ? first : null }
}

type Found = { person: NamedPerson | null; recordIds: string[] | null }

async function findPerson(
  db: Db,
  communityId: string,
  personId: string | null,
): Promise<Result<Found, ListRefusal>> {
  if (!personId) return accept({ person: null, recordIds: null })
  const person = (await namePeople(db, communityId, [personId])).get(personId)
  if (!person) return refuse({ because: 'unknown person' })
  return accept({ person, recordIds: await recordsOf(db, communityId, person) })
}
