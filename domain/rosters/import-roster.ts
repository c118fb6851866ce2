import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { joinInBulk } from '#database/join-in-bulk.ts'
import { takeTurn } from '#database/take-turn.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { type DefaultTerms, readDefaultTerms } from '#domain/invitations/default-terms.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { ServerKey } from '#domain/server-key.ts'
import { applyRows } from './apply-rows.ts'
import { changeRoster, isStale, lockRoster, type RosterRecord } from './find-roster.ts'
import { inviteImported, type Sending } from './invite-imported.ts'
import { lookOnceMore, readWithEmail } from './look-once-more.ts'
import type { PlannedRow } from './planned.ts'
import { type PartReader, partReader } from './waiting-parts.ts'

export type ImportRefusal = {
  because: 'unknown roster' | 'not planned' | 'may not grant' | 'undone'
}

/** How far an import has come: how many rows were done, and the lines for which the community had changed. */
export type Progress = { applied: number; changed: number[] }

/**
 * Carries out the plan of a roster, some thousand rows at a time, each part wholly or not at all. It does
 * what was planned; rows for which the community has changed meanwhile are left alone and marked. Whoever
 * calls it again after a crash goes on where it stopped; two at once take turns. Cancelled, it stops after
 * the part under way; whoever would change the roster waits for that part.
 *
 * `onProgress` hears of each part; `signal` stops it between two. With `askedAt` it also stops when the
 * wish of that moment is no longer the last.
 */
export async function importRoster(
  db: Db,
  by: Actor,
  { rosterId, askedAt }: { rosterId: string; askedAt?: Date },
  {
    key,
    at,
    signal,
    onProgress = () => {},
  }: {
    key: ServerKey
    at?: Date
    signal?: AbortSignal
    onProgress?: (progress: Progress) => void
  },
): Promise<Result<Progress, ImportRefusal>> {
  requirePermission(by, 'import roster')
  const sum: Progress = { applied: 0, changed: [] }
  const withEmail = await readWithEmail(db, by, rosterId)
  const parts = partReader(db, by, rosterId)
  for (;;) {
    if (signal?.aborted) return accept(sum)
    const part = await inCommunity(
      db,
      by.communityId,
      (db, now) => importPart(db, by, { rosterId, askedAt, withEmail, parts, key, now }),
      at,
    )
    if (!part.ok) return part
    sum.applied += part.value.applied
    sum.changed.push(...part.value.changed)
    onProgress(sum)
    if (part.value.isDone) return accept({ ...sum })
  }
}

type Part = Progress & { isDone: boolean }
type Given = {
  rosterId: string
  askedAt: Date | undefined
  /** The homes for which the file has an address of somebody. */
  withEmail: Set<string>
  parts: PartReader
  key: ServerKey
  now: Date
}

async function importPart(
  db: Db,
  by: Actor,
  { rosterId, askedAt, withEmail, parts, key, now }: Given,
): Promise<Result<Part, ImportRefusal>> {
  await takeTurn(db, `roster ${by.communityId}`)
  await joinInBulk(db)
  const roster = await lockRoster(db, by, rosterId)
  if (!roster) return refuse({ because: 'unknown roster' })
  if (!roster.plannedAt) return refuse({ because: 'not planned' })
  if (roster.undoneAt) return refuse({ because: 'undone' })
  if (roster.finishedAt || roster.cancelledAt || isStale(roster, askedAt))
    return accept({ applied: 0, changed: [], isDone: true })
  const terms = await readDefaultTerms(db, by.communityId)
  if (!mayGrant(by.permissions, terms)) return refuse({ because: 'may not grant' })
  const { waiting, doneTo } = await parts.read(roster.doneTo)
  if (doneTo === null) {
    await finish(db, by, { rosterId, now })
    return accept({ applied: 0, changed: [], isDone: true })
  }
  const { clear, changed } = await lookOnceMore(db, by, { roster, waiting, withEmail })
  parts.readAhead(doneTo) // while the database writes this one, we have time
  await carryOut(db, by, { roster, rows: clear, terms, key, now })
  await mark(db, by, { rosterId, doneTo, done: clear.length, changed, now })
  return accept({ applied: clear.length, changed, isDone: false })
}

async function carryOut(
  db: Db,
  by: Actor,
  {
    roster,
    rows,
    terms,
    key,
    now,
  }: {
    roster: RosterRecord
    rows: readonly PlannedRow[]
    terms: DefaultTerms
    key: ServerKey
    now: Date
  },
): Promise<void> {
  const batches = { email: roster.id, pass: roster.passBatchId }
  const sending = sendingOf(roster, now)
  await Promise.all([
    applyRows(db, by, { rows, locale: terms.locale, now }),
    inviteImported(db, by, { batches, rows, terms, sending, key, now }),
  ])
}

function sendingOf({ sends, sendAt }: RosterRecord, now: Date): Sending {
  if (sends === 'later') return null
  return { from: sendAt && sendAt > now ? sendAt : now }
}

async function mark(
  db: Db,
  { communityId, memberId }: Actor,
  given: { rosterId: string; doneTo: number; done: number; changed: number[]; now: Date },
): Promise<void> {
  const { rosterId, doneTo, done, changed, now } = given
  if (changed.length > 0)
    await db
      .updateTable('rosterPlans')
      .set({ changedAt: now })
      .where('communityId', '=', communityId)
      .where('rosterId', '=', rosterId)
      .where('line', '=', sql<number>`any(${changed})`)
      .execute()
  await changeRoster(
    db,
    { communityId, rosterId },
    {
      startedBy: memberId,
      doneTo,
      attempts: 0,
      startedAt: sql`coalesce(started_at, ${now})`,
      doneRows: sql`done_rows + ${done}`,
      changedRows: sql`changed_rows + ${changed.length}`,
    },
  )
}

async function finish(
  db: Db,
  by: Actor,
  { rosterId, now }: { rosterId: string; now: Date },
): Promise<void> {
  const { communityId, memberId: actorId, accountId, from } = by
  await changeRoster(
    db,
    { communityId, rosterId },
    {
      ...{ finishedAt: now, startedBy: actorId, askedFor: null, askedAt: null },
      startedAt: sql`coalesce(started_at, ${now})`,
    },
  )
  await db
    .deleteFrom('rosterFiles')
    .where('communityId', '=', communityId)
    .where('rosterId', '=', rosterId)
    .execute()
  const facts = { rosterId }
  const deed = 'imported roster'
  await recordEvent(db, { communityId, deed, actorId, accountId, facts, from, now })
}
