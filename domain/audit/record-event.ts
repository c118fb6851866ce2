import type { Db } from '#database/connect.ts'
import { insertRows } from '#database/insert-rows.ts'
import type { JsonObject } from '#database/tables.ts'
import { newId } from '#domain/new-id.ts'
import type { Deed } from './deed.ts'

/** Who did what to whom, when, from where. */
export type AuditEvent = {
  communityId: string
  deed: Deed
  /** The member who acted; absent for the system and for people who are not members yet. */
  actorId?: string | null
  /** The account that acted. */
  accountId?: string | null
  /** The member it was done to. */
  memberId?: string | null
  invitationId?: string | null
  /** What else is worth knowing; never a code. */
  facts?: JsonObject
  from: string | null
  now: Date
}

/**
 * Writes an event of the audit log, in the transaction of the deed: neither stands without the other.
 * Events are never changed and never deleted; the application's role could not if it tried.
 */
export async function recordEvent(db: Db, event: AuditEvent): Promise<void> {
  await recordEvents(db, [event])
}

/** Writes several events at once. */
export async function recordEvents(db: Db, events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return
  const rows = events.map(({ facts = {}, from, now, ...event }) => ({
    ...event,
    id: newId(),
    happenedAt: now,
    facts,
    fromAddress: from,
  }))
  await insertRows(db, 'auditEvents', {
    columns: {
      communityId: 'uuid',
      id: 'uuid',
      happenedAt: 'timestamptz',
      deed: 'text',
      actorId: 'uuid',
      accountId: 'uuid',
      memberId: 'uuid',
      invitationId: 'uuid',
      facts: 'jsonb',
      fromAddress: 'text',
    },
    rows,
  })
}
