import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type DeliveryState, deliveryState } from '#domain/deliveries/delivery.ts'
import { whenAwake } from '#domain/deliveries/quiet-hours.ts'
import { retell } from '#domain/members/find-suspended.ts'
import { fullName } from '#domain/members/member.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { SkippedNumber } from './judge-numbers.ts'

/** Somebody who was texted, or will be. */
export type TextedNumber = {
  number: string
  /** Null when only the number is known. */
  name: string | null
  state: DeliveryState
  /** When it leaves, while it waits; null once it has left, or never will. */
  leavesAt: Date | null
}

/** Invitations that were texted together: who is texted, who was not, and why. */
export type TextBatch = {
  id: string
  madeAt: Date
  texted: TextedNumber[]
  skipped: SkippedNumber[]
}

/** What became of a batch of texts so far; null when the community has none with this id. */
export function readTextBatch(
  db: Db,
  by: Actor,
  { batchId, now: at }: { batchId: string; now?: Date },
): Promise<TextBatch | null> {
  requirePermission(by, 'invite members via text')
  const { communityId } = by
  return inCommunity(
    db,
    communityId,
    async (db, now) => {
      const batch = await db
        .selectFrom('batches')
        .innerJoin('communities', 'communities.id', 'batches.communityId')
        .select(['batches.id', 'batches.madeAt', 'communities.timeZone'])
        .where('batches.communityId', '=', communityId)
        .where('batches.id', '=', batchId)
        .where('batches.channel', '=', 'text')
        .executeTakeFirst()
      if (!batch) return null
      const { id, madeAt, timeZone } = batch
      const [rows, skipped] = await Promise.all([
        listTexted(db, communityId, id),
        readSkipped(db, by, batch),
      ])
      const texted = rows.map((row) => describe(row, { now, timeZone }))
      return { id, madeAt, texted, skipped }
    },
    at,
  )
}

type Row = Awaited<ReturnType<typeof listTexted>>[number]

function describe(row: Row, { now, timeZone }: { now: Date; timeZone: string }): TextedNumber {
  const { recipient: number, dueAt, firstName, lastName, contactName } = row
  const member = firstName === null ? null : { firstName, lastName: lastName! }
  const name = member ? fullName(member) : contactName
  const state = deliveryState(row, now)
  if (state !== 'queued' && state !== 'sending') return { number, name, state, leavesAt: null }
  const soonest = state === 'queued' && dueAt > now ? dueAt : now
  const leavesAt = whenAwake(soonest, timeZone)
  return { number, name, state: leavesAt > now ? 'queued' : state, leavesAt }
}

/** The people of a batch with the first text to each. */
function listTexted(db: Db, communityId: string, batchId: string) {
  return db
    .selectFrom('invitations')
    .innerJoin('deliveries', (on) =>
      on
        .onRef('deliveries.communityId', '=', 'invitations.communityId')
        .onRef('deliveries.invitationId', '=', 'invitations.id'),
    )
    .leftJoin('members', (on) =>
      on
        .onRef('members.communityId', '=', 'invitations.communityId')
        .onRef('members.id', '=', 'invitations.memberId'),
    )
    .distinctOn('invitations.serial')
    .select(['invitations.contactName', 'members.firstName', 'members.lastName'])
    .select(['deliveries.recipient', 'deliveries.dueAt', 'deliveries.leasedUntil'])
    .select(['deliveries.sentAt', 'deliveries.deliveredAt', 'deliveries.bouncedAt'])
    .select(['deliveries.failedAt', 'deliveries.suppressedAt'])
    .where('invitations.communityId', '=', communityId)
    .where('invitations.batchId', '=', batchId)
    .where('deliveries.channel', '=', 'text')
    .orderBy('invitations.serial')
    .orderBy('deliveries.queuedAt')
    .execute()
}

/** What was skipped stands in the audit event of the making, which has the moment of the batch. */
async function readSkipped(
  db: Db,
  by: Actor,
  { id, madeAt }: { id: string; madeAt: Date },
): Promise<SkippedNumber[]> {
  const event = await db
    .selectFrom('auditEvents')
    .select(sql<SkippedNumber[] | null>`facts -> 'skipped'`.as('skipped'))
    .where('communityId', '=', by.communityId)
    .where('happenedAt', '=', madeAt)
    .where('deed', '=', 'made invitations')
    .where(sql`facts ->> 'batchId'`, '=', id)
    .executeTakeFirst()
  const skipped = event?.skipped ?? []
  return skipped.map(({ typed, because }) => ({ typed, because: retell(by, because) }))
}
