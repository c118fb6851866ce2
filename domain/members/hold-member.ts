import type { Db } from '#database/connect.ts'

/** A record held until the transaction ends: what is decided over it holds. */
export type HeldMember = NonNullable<Awaited<ReturnType<typeof holdMember>>>

/** Holds a member with their role, in the caller's transaction; null for whoever is none, and for merged records. */
export async function holdMember(
  db: Db,
  { communityId }: { communityId: string },
  { memberId }: { memberId: string },
) {
  const member = await db
    .selectFrom('members')
    .innerJoin('roles', (on) =>
      on
        .onRef('roles.communityId', '=', 'members.communityId')
        .onRef('roles.id', '=', 'members.roleId'),
    )
    .select(['members.id', 'members.firstName', 'members.lastName', 'members.email'])
    .select(['members.phone', 'members.title', 'members.locale', 'members.accountId'])
    .select(['members.joinedAt', 'members.leftAt', 'members.suspendedAt'])
    .select(['members.suspendedBecause', 'roles.permissions', 'roles.isLeader'])
    .where('members.communityId', '=', communityId)
    .where('members.id', '=', memberId)
    .where('members.mergedInto', 'is', null)
    .forUpdate('members')
    .executeTakeFirst()
  return member ?? null
}
