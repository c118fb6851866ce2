import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type FixRefusal, fixAddress } from '#domain/invitations/fix-address.ts'
import { type MoveRefusal, moveToEmail } from '#domain/invitations/move-to-email.ts'
import { sendOnFile } from '#domain/invitations/send-on-file.ts'
import { fullName } from '#domain/members/member.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { ServerKey } from '#domain/server-key.ts'
import {
  type OpenRequest,
  readOpenRequest,
  type SettleRefusal,
  settleRequest,
} from './settle-request.ts'

/** Whom a leader takes somebody for who asks to be let in. */
export type Linking = {
  requestId: string
  /** Somebody who is expected. */
  memberId: string
  /** The leader said that they share their address with somebody else who waits. */
  sharesAddress: boolean
}

export type LinkRefusal = SettleRefusal | MoveRefusal | FixRefusal

/**
 * Takes somebody who asks for a person who is expected, and sends that person's invitation to the address
 * that was given: it is their address from now on, and messages that wait for the old one never leave. Of two
 * leaders at once one decides, and the other is told.
 */
export function linkRequest(
  db: Db,
  by: Actor,
  linking: Linking,
  { key, at }: { key: ServerKey; at?: Date },
): Promise<Result<{ name: string; email: string }, LinkRefusal>> {
  requirePermission(by, 'invite members')
  const work = async (
    db: Db,
    now: Date,
  ): Promise<Result<{ name: string; email: string }, LinkRefusal>> => {
    const open = await readOpenRequest(db, by, linking.requestId)
    if (!open.ok) return open
    const request = open.value
    const sent = await sendThere(db, by, { request, linking, key, now })
    if (!sent.ok) return sent
    const { memberId } = linking
    const { invitationId } = sent.value
    const deed = 'linked join request'
    await settleRequest(db, by, { request, outcome: 'linked', deed, memberId, invitationId, now })
    return accept({ name: fullName(request), email: request.email })
  }
  return inCommunity(db, by.communityId, work, at)
}

type Sending = { request: OpenRequest; linking: Linking; key: ServerKey; now: Date }

async function sendThere(
  db: Db,
  by: Actor,
  { request, linking, key, now }: Sending,
): Promise<Result<{ invitationId: string }, LinkRefusal>> {
  const { memberId, sharesAddress } = linking
  const { email } = request
  const live = await readLive(db, by, memberId)
  if (live?.channel !== 'email')
    return moveToEmail(db, by, { memberId, email, sharesAddress }, { key, now })
  const { invitationId } = live
  const fixing = { invitationId, typed: email, sharesAddress }
  const fixed = await fixAddress(db, by, fixing, { at: now })
  if (fixed.ok) return accept({ invitationId })
  if (fixed.refusal.because !== 'same address') return fixed
  const sent = await sendOnFile(db, by.communityId, { invitationId, now })
  return sent ? accept({ invitationId }) : refuse({ because: 'bounced' })
}

/** The invitation of somebody who is expected that is neither used nor voided. */
function readLive(db: Db, { communityId }: Actor, memberId: string) {
  return db
    .selectFrom('invitations')
    .select(['id as invitationId', 'channel'])
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .where('redeemedAt', 'is', null)
    .where('voidedAt', 'is', null)
    .executeTakeFirst()
}
