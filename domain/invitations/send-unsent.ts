import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { listChosen, lockLive } from './choose-invitations.ts'
import { sendAgain } from './resend-invitations.ts'
import { listUnsent } from './unsent.ts'
import { judgeSending } from './why-not-send.ts'

/**
 * Sends all invitations of a batch that were never sent, as the community's budget allows, each with its
 * full validity from the day it leaves. Whoever may get none is left out. Asked twice, even at once, it
 * sends nobody a second message; what was interrupted goes on when it is asked again. Answers how many
 * were sent.
 */
export async function sendUnsent(
  db: Db,
  by: Actor,
  { batchId }: { batchId: string },
  { at }: { at?: Date } = {},
): Promise<number> {
  requirePermission(by, 'invite members')
  let sent = 0
  let after: string | null = null
  for (;;) {
    const asked: Omit<Asked, 'now'> = { batchId, after }
    const part: Part = await inCommunity(
      db,
      by.communityId,
      (db, now) => sendPart(db, by, { ...asked, now }),
      at,
    )
    if (part.last === null) return sent
    sent += part.sent
    after = part.last
  }
}

type Asked = { batchId: string; after: string | null; now: Date }
type Part = { sent: number; last: string | null }

async function sendPart(db: Db, by: Actor, { batchId, after, now }: Asked): Promise<Part> {
  const ids = await listUnsent(db, by, { batchId, after })
  if (ids.length === 0) return { sent: 0, last: null }
  await lockLive(db, by, ids)
  const judged = await judgeSending(db, by, { chosen: await listChosen(db, by, ids), now })
  const sending = judged.filter(({ because }) => because === null)
  await sendAgain(db, by, { sending, now })
  const sent = sending.map(({ id }) => id)
  await validFromLeaving(db, by, sent)
  return { sent: sent.length, last: ids.at(-1)! }
}

/** The days of an invitation count from when its message may leave. */
async function validFromLeaving(db: Db, { communityId }: Actor, ids: string[]): Promise<void> {
  await sql`
    with later as materialized (
      select d.invitation_id, d.due_at from deliveries as d
      where d.community_id = ${communityId} and d.invitation_id = any(${ids}::uuid[])
    )
    update invitations as i
    set expires_at = later.due_at + make_interval(hours => 24 * c.invitation_days)
    from later, communities as c
    where i.community_id = ${communityId} and i.id = any(${ids}::uuid[])
      and i.id = later.invitation_id and later.due_at > i.renewed_at
      and c.id = ${communityId}`.execute(db)
}
