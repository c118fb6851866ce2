import type { Db } from '#database/connect.ts'
import { insertRows } from '#database/insert-rows.ts'
import type { JsonObject } from '#database/tables.ts'
import { newId } from '#domain/new-id.ts'

/** Every deed the audit log knows, as it is printed there. */
export type Deed =
  | 'founded community'
  | 'created property'
  | 'created household'
  | 'invited member'
  | 'resent invitation'
  | 'voided invitation'
  | 'joined'
  | 'joined with default role'
  | 'asked to prove mailbox'
  | 'asked a leader'
  | 'made invitations'
  | 'made access passes'
  | 'voided batch'
  | 'replaced code'
  | 'fixed address'
  | 'lifted suppression'
  | 'reminded'
  | 'claimed home'
  | 'confirmed home'
  | 'moved to home'
  | 'declined home'
  | 'asked for a new invitation'
  | 'asked to join'
  | 'approved join request'
  | 'linked join request'
  | 'declined join request'
  | 'unsubscribed'
  | 'chose reminders'
  | 'chose two-factor for leaders'
  | 'imported roster'
  | 'stopped import'
  | 'undid import'
  | 'added member field'
  | 'changed member field'
  | 'removed member field'
  | 'restored member field'
  | 'filled in member fields'
  | 'created group'
  | 'changed group'
  | 'deleted group'
  | 'restored group'
  | 'joined group'
  | 'asked to join group'
  | 'let into group'
  | 'declined for group'
  | 'left group'
  | 'removed from group'
  | 'made group admin'
  | 'ended group admin'
  | 'changed own details'
  | 'chose preferences'
  | 'appointed head'
  | 'handed household over'
  | 'removed from household'
  | 'left household'
  | 'closed account'
  | 'planned move'
  | 'changed move'
  | 'cancelled move'
  | 'undid move'
  | 'moved out'
  | 'moved back'
  | 'merged members'
  | 'undid merge'
  | 'suspended member'
  | 'reinstated member'
  | 'changed title'
  | 'changed member details'
  | 'exported members'
  | 'created role'
  | 'changed role'
  | 'deleted role'
  | 'changed member role'

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
