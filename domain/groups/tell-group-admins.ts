import type { Db } from '#database/connect.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import { tellLeaders } from '#domain/notices/tell-leaders.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { activeInGroups } from './active-in-group.ts'

/** Tells those who run a group that the actor asks to be let in; the leaders, where nobody runs it. */
export async function tellGroupAdmins(
  db: Db,
  { communityId, memberId }: Actor,
  given: { group: { groupId: string; name: string }; now: Date },
): Promise<void> {
  const { now } = given
  const { groupId, name } = given.group
  const facts = { groupId, group: name }
  const admins = await activeInGroups(db, communityId)
    .select(['members.id', 'members.email', 'members.locale'])
    .where('groupMembers.groupId', '=', groupId)
    .where('groupMembers.isAdmin', '=', true)
    .execute()
  if (admins.length === 0)
    return tellLeaders(db, { communityId, kind: 'asked to join group', memberId, facts, now })
  await queueDeliveries(
    db,
    admins.flatMap(({ id, email, locale }) =>
      email === null
        ? []
        : [
            {
              ...{ communityId, memberId: id, locale, facts: { ...facts, askedBy: memberId }, now },
              ...{ template: 'asked to join group' as const, recipient: email },
            },
          ],
    ),
  )
}
