import type { Db } from '#database/connect.ts'
import { newId } from '#domain/new-id.ts'
import { digest, type ServerKey, seal, unseal } from '#domain/server-key.ts'
import { type AccessCode, newCode } from './access-code.ts'
import { expiryOf } from './invitation.ts'

/** What a new invitation promises, to whom, and by whom. */
export type Promised = {
  communityId: string
  /** Chosen by the caller, so that a form sent twice makes one invitation. */
  id?: string
  /** For whom; null: an open code. */
  memberId: string | null
  channel: 'email' | 'text' | 'pass'
  roleId: string
  invitedBy: string | null
  /** How long it is valid, in days; null: without end. */
  days: number | null
  /** The one home an open code leads to; absent: the person tells. */
  propertyId?: string | null
  /** Where an open code is sent: an e-mail address or a number in E.164 form. */
  contact?: string | null
  /** The household whose Head gave the word for it; absent: it was given by permission. */
  householdId?: string | null
  /** When the inviter said that the person agreed to be texted; texts need it. */
  consentedAt?: Date | null
}

/**
 * Writes an invitation with a new code, in the caller's transaction. The code itself is nowhere in
 * the database: only its look-up and a sealed copy.
 */
export async function createInvitation(
  db: Db,
  { days, id = newId(), ...promised }: Promised,
  { key, now }: { key: ServerKey; now: Date },
): Promise<{ id: string; code: AccessCode }> {
  const code = newCode()
  await db
    .insertInto('invitations')
    .values({
      ...promised,
      id,
      codeLookUp: lookUpOf(key, code),
      sealedCode: sealCode(key, code, id),
      invitedAt: now,
      expiresAt: expiryOf(now, days),
    })
    .execute()
  return { id, code }
}

/** What stands in the database instead of the code, to find it by. */
export function lookUpOf(key: ServerKey, code: AccessCode): Buffer {
  return digest(key, 'look-up', code)
}

/** The copy that can be shown, sent and printed again; it opens for its own invitation only. */
export function sealCode(key: ServerKey, code: AccessCode, invitationId: string): Buffer {
  return seal(key, code, `invitation ${invitationId}`)
}

/** Opens the sealed copy of an invitation's code. */
export function openCode(key: ServerKey, sealed: Uint8Array, invitationId: string): AccessCode {
  return unseal(key, sealed, `invitation ${invitationId}`) as AccessCode
}
