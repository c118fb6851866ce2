import type { Db } from '#database/connect.ts'
import { permissions } from '#domain/roles/permission.ts'
import { listChosen, lockLive } from './choose-invitations.ts'
import { renew, sendOut } from './resend-invitations.ts'
import { judgeSending, type SkipReason } from './why-not-send.ts'

/** They have it, or it is on its way to them: no second message is needed. */
const enough = new Set<SkipReason>(['on its way', 'sent a moment ago', 'sent three times today'])

/**
 * Sends a pending member's invitation to the contact on file, since they have asked for it: the same code,
 * with its full validity, in the caller's transaction. Its inviter decided over the role, and redeeming asks
 * once more. False when nothing can reach them there: the address bounced or wants nothing, the invitation
 * is on paper, or is used or voided by now.
 */
export async function sendOnFile(
  db: Db,
  communityId: string,
  { invitationId, now }: { invitationId: string; now: Date },
): Promise<boolean> {
  const system = { communityId, permissions: new Set(permissions) }
  await lockLive(db, system, [invitationId])
  const chosen = await listChosen(db, system, [invitationId])
  const [one] = await judgeSending(db, system, { chosen, now })
  if (!one) return false
  if (one.because !== null) return enough.has(one.because)
  await renew(db, communityId, { sending: [one], now })
  await sendOut(db, communityId, { sending: [one], now })
  return true
}
