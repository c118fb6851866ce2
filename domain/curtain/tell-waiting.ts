import type { Db } from '#database/connect.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import { inParts } from '#domain/in-parts.ts'

/** How many letters are queued with one statement. */
const atOnce = 1000

/** Everybody whom the Black Curtain keeps outside: members who have joined, are no leaders and not suspended. */
export function whoWaits(db: Db, communityId: string) {
  return db
    .selectFrom('members')
    .innerJoin('roles', (on) =>
      on
        .onRef('roles.communityId', '=', 'members.communityId')
        .onRef('roles.id', '=', 'members.roleId'),
    )
    .where('members.communityId', '=', communityId)
    .where('roles.isLeader', '=', false)
    .where('members.joinedAt', 'is not', null)
    .where('members.leftAt', 'is', null)
    .where('members.suspendedAt', 'is', null)
}

/** Queues a letter to everybody who waits, at the address they sign in with. Answers how many. */
export async function tellWaiting(
  db: Db,
  { communityId, now }: { communityId: string; now: Date },
): Promise<number> {
  const waiting = await whoWaits(db, communityId)
    .innerJoin('accounts', 'accounts.id', 'members.accountId')
    .select(['members.id as memberId', 'accounts.email as recipient', 'accounts.locale'])
    .orderBy('members.joinedAt')
    .orderBy('members.id')
    .execute()
  const about = { communityId, template: 'curtain lifted', now } as const
  for (const part of inParts(waiting, atOnce))
    await queueDeliveries(
      db,
      part.map((one) => ({ ...about, ...one })),
    )
  return waiting.length
}
