import type { Db } from '#database/connect.ts'

/**
 * Who has joined a community with a leader role and is not suspended; `members` and `roles` are joined. To be
 * asked inside the community.
 */
export function whoLeads(db: Db, communityId: string) {
  return db
    .selectFrom('members')
    .innerJoin('roles', (on) =>
      on
        .onRef('roles.communityId', '=', 'members.communityId')
        .onRef('roles.id', '=', 'members.roleId'),
    )
    .select('members.id')
    .where('members.communityId', '=', communityId)
    .where('roles.isLeader', '=', true)
    .where('members.joinedAt', 'is not', null)
    .where('members.leftAt', 'is', null)
    .where('members.suspendedAt', 'is', null)
}
