import { type Selectable, sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { JoinRequests } from '#database/tables.ts'
import type { Home } from '#domain/addresses/home.ts'
import type { Deed } from '#domain/audit/deed.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { fullName } from '#domain/members/member.ts'
import { printHome } from '#domain/properties/property.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'

/** A join request that waits, held until the transaction ends. */
export type OpenRequest = Omit<Selectable<JoinRequests>, 'home'> & { home: Home }

export type SettleRefusal =
  | { because: 'unknown' }
  /** Another leader was faster. */
  | { because: 'settled already' }

/** Holds a join request against other leaders. Refuses when one of them has settled it. */
export async function readOpenRequest(
  db: Db,
  by: Actor,
  requestId: string,
): Promise<Result<OpenRequest, SettleRefusal>> {
  const row = await db
    .selectFrom('joinRequests')
    .selectAll()
    .where('communityId', '=', by.communityId)
    .where('id', '=', requestId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return refuse({ because: 'unknown' })
  if (row.settledAt) return refuse({ because: 'settled already' })
  return accept({ ...row, home: row.home as unknown as Home })
}

type Settling = {
  request: OpenRequest
  outcome: 'approved' | 'linked' | 'declined'
  deed: Extract<Deed, 'approved join request' | 'linked join request' | 'declined join request'>
  memberId?: string
  invitationId?: string
  now: Date
}

/** Writes what a leader made of a join request, and takes its notice away. */
export async function settleRequest(
  db: Db,
  by: Actor,
  { request, outcome, deed, memberId, invitationId, now }: Settling,
): Promise<void> {
  const { communityId, memberId: actorId, accountId, from } = by
  const { id: requestId, home } = request
  await db
    .updateTable('joinRequests')
    .set({ settledAt: now, settledBy: actorId, outcome, memberId, invitationId })
    .where('communityId', '=', communityId)
    .where('id', '=', requestId)
    .execute()
  await db
    .updateTable('notices')
    .set({ settledAt: now, settledBy: actorId })
    .where('communityId', '=', communityId)
    .where('kind', '=', 'asked to join')
    .where(sql`facts ->> 'requestId'`, '=', requestId)
    .where('settledAt', 'is', null)
    .execute()
  const told = printHome(home)
  const facts = { requestId, askedBy: fullName(request), home: told }
  const about = { communityId, memberId, invitationId, facts, now }
  await recordEvent(db, { ...about, deed, actorId, accountId, from })
}
