import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'

/** What a community has chosen for itself. */
export type Preferences = {
  name: string
  street: string | null
  city: string
  state: string
  zip: string
  timeZone: string
  /** The language in which it writes to people it does not know yet. */
  locale: string
  /** Six hexadecimal digits after `#`. */
  color: string
  defaultRole: string
  /** How long invitations are valid; null: without end. */
  invitationDays: number | null
  reminds: boolean
  /** Whether leaders confirm people with an open code whose home is unknown or occupied. */
  confirmsOpenCodes: boolean
  twoFactorForLeadersSince: Date | null
}

/** Reads it for its pages; the Black Curtain has a reading of its own. */
export function readPreferences(db: Db, by: Actor): Promise<Preferences> {
  requirePermission(by, 'view community preferences')
  return inCommunity(db, by.communityId, (db) =>
    db
      .selectFrom('communities')
      .innerJoin('roles', (on) =>
        on
          .onRef('roles.communityId', '=', 'communities.id')
          .onRef('roles.id', '=', 'communities.defaultRoleId'),
      )
      .select(['communities.name', 'street', 'city', 'state', 'zip', 'timeZone', 'locale', 'color'])
      .select(['roles.name as defaultRole', 'invitationDays', 'reminds', 'confirmsOpenCodes'])
      .select('twoFactorForLeadersSince')
      .where('communities.id', '=', by.communityId)
      .executeTakeFirstOrThrow(),
  )
}
