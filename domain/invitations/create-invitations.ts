import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { newId } from '#domain/new-id.ts'
import type { ServerKey } from '#domain/server-key.ts'
import { newCode } from './access-code.ts'
import { lookUpOf, sealCode } from './create-invitation.ts'
import { expiryOf } from './invitation.ts'

/** Invitations that are made together, each with a code of its own. */
export type PromisedTogether = {
  communityId: string
  batchId: string
  channel: 'email' | 'text' | 'pass'
  roleId: string
  invitedBy: string | null
  /** How long they are valid, in days; null: without end. */
  days: number | null
  /** From when on that counts, where their messages leave later than now. */
  validFrom?: Date
  /** Each with its number in the batch, from 1. */
  rows: readonly PromisedRow[]
}

export type PromisedRow = {
  serial: number
  /** Where it has been chosen already. */
  id?: string
  /** Where it is another than that of the others. */
  roleId?: string
  /** The one home the code leads to; absent: the person tells. */
  propertyId?: string
  /** Where it will be sent, for e-mail and texts. */
  contact?: string
  contactName?: string | null
  /** For whom, where somebody waits already; absent: an open code. */
  memberId?: string
  /** Where its code was drawn already, for the same `id`. */
  drawn?: DrawnCode
}

/** A new code as it is stored: what it is found by, and a sealed copy. */
export type DrawnCode = { lookUp: Buffer; sealed: Buffer }

/** Draws the code of an invitation. The code itself is nowhere but in the sealed copy. */
export function drawCode(key: ServerKey, id: string): DrawnCode {
  const code = newCode()
  return { lookUp: lookUpOf(key, code), sealed: sealCode(key, code, id) }
}

/**
 * Writes any number of invitations with new codes in one statement, in the caller's transaction. The
 * batch must be written before. Answers their ids, in the order of `rows`, null where there is a live code
 * for the same contact, home or member already; the codes are in the database as look-up and sealed copy only.
 */
export async function createInvitations(
  db: Db,
  { communityId, batchId, channel, roleId, invitedBy, days, validFrom, rows }: PromisedTogether,
  { key, now }: { key: ServerKey; now: Date },
): Promise<(string | null)[]> {
  const made = rows.map((row) => {
    const id = row.id ?? newId()
    return { ...row, id, ...(row.drawn ?? drawCode(key, id)) }
  })
  const ids = made.map(({ id }) => id)
  const consentedAt = channel === 'text' ? now : null
  const answer = await sql<{ id: string }>`
    insert into invitations
      (community_id, batch_id, channel, invited_by, invited_at, expires_at, consented_at,
       id, serial, role_id, code_look_up, sealed_code, property_id, contact, contact_name, member_id)
    select ${communityId}::uuid, ${batchId}::uuid, ${channel}, ${invitedBy}::uuid,
      ${now}::timestamptz, ${expiryOf(validFrom ?? now, days)}::timestamptz, ${consentedAt}::timestamptz, made.*
    from unnest(
      ${ids}::uuid[],
      ${made.map(({ serial }) => serial)}::int[],
      ${made.map((row) => row.roleId ?? roleId)}::uuid[],
      ${made.map(({ lookUp }) => lookUp)}::bytea[],
      ${made.map(({ sealed }) => sealed)}::bytea[],
      ${made.map(({ propertyId }) => propertyId ?? null)}::uuid[],
      ${made.map(({ contact }) => contact ?? null)}::text[],
      ${made.map(({ contactName }) => contactName ?? null)}::text[],
      ${made.map(({ memberId }) => memberId ?? null)}::uuid[]
    ) as made
    on conflict do nothing
    returning id`.execute(db)
  if (answer.rows.length === ids.length) return ids
  const written = new Set(answer.rows.map(({ id }) => id))
  return ids.map((id) => (written.has(id) ? id : null))
}
