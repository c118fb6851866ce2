import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { JsonObject } from '#database/tables.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import { newId } from '#domain/new-id.ts'
import type { NoticeKind } from './notice.ts'

export type NewNotice = {
  communityId: string
  kind: NoticeKind
  /** Whom it is about. */
  memberId: string | null
  facts?: JsonObject
  now: Date
}

/**
 * Tells the leaders of a community, in the caller's transaction: a notice on their home page, and an
 * e-mail at once to those who want it so. The others read it in their daily e-mail.
 */
export async function tellLeaders(
  db: Db,
  { communityId, kind, memberId, facts = {}, now }: NewNotice,
): Promise<void> {
  const id = newId()
  await db
    .insertInto('notices')
    .values({ communityId, id, kind, memberId, facts: JSON.stringify(facts), noticedAt: now })
    .execute()
  const leaders = await listLeaders(db, communityId)
  await queueDeliveries(
    db,
    leaders
      .filter((leader) => leader.told === 'at once')
      .map(({ memberId, recipient, locale }) => ({
        communityId,
        template: 'notice',
        memberId,
        recipient,
        locale,
        facts: { noticeId: id },
        now,
      })),
  )
}

/** The leaders of a community whom an e-mail can reach, and who may see its people: notices are about them. */
export async function listLeaders(db: Db, communityId: string) {
  const leaders = await leadersToTell(db, communityId).execute()
  return leaders.flatMap((leader) =>
    leader.recipient ? [{ ...leader, recipient: leader.recipient }] : [],
  )
}

/** With which permissions a member reads notices now; null: they are not told of any. */
export async function readAsTold(
  db: Db,
  { communityId, memberId }: { communityId: string; memberId: string | null },
): Promise<ReadonlySet<string> | null> {
  const leader = await leadersToTell(db, communityId)
    .select('roles.permissions')
    .where('members.id', '=', memberId)
    .executeTakeFirst()
  return leader ? new Set(leader.permissions) : null
}

function leadersToTell(db: Db, communityId: string) {
  return db
    .selectFrom('members')
    .innerJoin('roles', (join) =>
      join
        .onRef('roles.communityId', '=', 'members.communityId')
        .onRef('roles.id', '=', 'members.roleId'),
    )
    .select(['members.id as memberId', 'members.email as recipient', 'members.locale'])
    .select(['members.told', 'members.toldUntil'])
    .where('members.communityId', '=', communityId)
    .where('roles.isLeader', '=', true)
    .where(sql<boolean>`'admin view members' = any(roles.permissions)`)
    .where('members.joinedAt', 'is not', null)
    .where('members.leftAt', 'is', null)
    .where('members.suspendedAt', 'is', null)
}
