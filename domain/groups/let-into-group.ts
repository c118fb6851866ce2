import type { RawBuilder } from 'kysely'
import type { Db } from '#database/connect.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { waitingForGroups } from './active-in-group.ts'
import { enterGroup } from './enter-group.ts'
import { recordGroupEvents } from './hold-group.ts'

/** Lets in those of the waiting whom a condition chooses, and tells them; in the caller's transaction. */
export async function letIntoGroup(
  db: Db,
  by: Actor,
  given: { group: { groupId: string; name: string }; which: RawBuilder<unknown>; now: Date },
): Promise<string[]> {
  const { group, which, now } = given
  const { groupId, name } = group
  const { communityId } = by
  const waiting = await waitingForGroups(db, communityId)
    .select(['groupRequests.id', 'groupRequests.memberId', 'members.email', 'members.locale'])
    .where('groupRequests.groupId', '=', groupId)
    .where(which as RawBuilder<boolean>)
    .execute()
  if (waiting.length === 0) return []
  const ids = waiting.map(({ id }) => id)
  const memberIds = waiting.map(({ memberId }) => memberId)
  await db
    .updateTable('groupRequests')
    .set({ settledAt: now, settledBy: by.memberId, outcome: 'accepted' })
    .where('communityId', '=', communityId)
    .where('id', 'in', ids)
    .execute()
  await enterGroup(db, communityId, { groupId, memberIds, now })
  await recordGroupEvents(db, by, { group, deed: 'let into group', memberIds, now })
  await queueDeliveries(
    db,
    waiting.flatMap(({ memberId, email, locale }) =>
      email === null
        ? []
        : [
            {
              ...{ communityId, memberId, locale, now },
              ...{ template: 'let into group' as const, recipient: email },
              facts: { groupId, group: name },
            },
          ],
    ),
  )
  return memberIds
}
