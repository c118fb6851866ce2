import type { Db } from '#database/connect.ts'

/** What the community's preferences say of those who are invited without a choice of role. */
export type DefaultTerms = {
  roleId: string
  /** Whether the role leads, and what it may do: the inviter must be able to grant it. */
  isLeader: boolean
  permissions: string[]
  /** How long an invitation is valid, in days; null: without end. */
  days: number | null
  locale: string
}

/** Reads the default role of a community, and how long its invitations are valid. */
export function readDefaultTerms(db: Db, communityId: string): Promise<DefaultTerms> {
  return db
    .selectFrom('communities')
    .innerJoin('roles', (join) =>
      join
        .onRef('roles.communityId', '=', 'communities.id')
        .onRef('roles.id', '=', 'communities.defaultRoleId'),
    )
    .select([
      'roles.id as roleId',
      'roles.isLeader',
      'roles.permissions',
      'communities.invitationDays as days',
      'communities.locale',
    ])
    .where('communities.id', '=', communityId)
    .executeTakeFirstOrThrow()
}
