import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { accept, type Result } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { EventFilter } from './find-events.ts'
import { type ListRefusal, listEvents } from './list-events.ts'
import { recordEvent } from './record-event.ts'
import type { ShownEvent } from './show-events.ts'

/** How many events are read at once: the server serves others between two parts. */
const eventsInPart = 1_000

/**
 * All events of a filter, newest first and part by part, however many: what happens while it is read does
 * not come into it. That somebody takes the log away is an event itself, written before the first part.
 */
export async function exportEvents(
  db: Db,
  by: Actor,
  { filter }: { filter: EventFilter },
  { most = eventsInPart }: { most?: number } = {},
): Promise<Result<AsyncGenerator<ShownEvent[]>, ListRefusal>> {
  requirePermission(by, 'view audit log')
  const begun = await inCommunity(db, by.communityId, async (db, now) => {
    const found = await listEvents(db, by, { filter }, { most: 1 })
    if (!found.ok) return found
    return accept({ until: earlier(filter.until, await writeDown(db, by, { filter, now })) })
  })
  if (!begun.ok) return begun
  const { until } = begun.value
  return accept(readParts(db, by, { filter: { ...filter, until }, most }))
}

/** Writes that the log is taken away. Answers when: only what was before comes into it. */
async function writeDown(
  db: Db,
  { communityId, memberId: actorId, accountId, from }: Actor,
  { filter, now }: { filter: EventFilter; now: Date },
): Promise<Date> {
  const { kind, since, until, personId: memberId } = filter
  const days = { since: since?.toISOString() ?? null, until: until?.toISOString() ?? null }
  const facts = { kind, ...days }
  const who = { actorId, accountId, memberId, from }
  await recordEvent(db, { communityId, deed: 'exported audit log', ...who, facts, now })
  return now
}

async function* readParts(
  db: Db,
  by: Actor,
  { filter, most }: { filter: EventFilter; most: number },
): AsyncGenerator<ShownEvent[]> {
  let after: string | null = null
  do {
    const part: Awaited<ReturnType<typeof listEvents>> = await listEvents(
      db,
      by,
      { filter, after },
      { most },
    )
    if (!part.ok) return
    yield part.value.events
    after = part.value.next
  } while (after)
}

function earlier(one: Date | null, other: Date): Date {
  return one && one < other ? one : other
}
