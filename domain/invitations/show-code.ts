import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { ServerKey } from '#domain/server-key.ts'
import { type AccessCode, printCode } from './access-code.ts'
import { openCode } from './create-invitation.ts'

/** A code as it is printed, and as it stands in a link. */
export type ShownCode = { printed: string; code: AccessCode }

/**
 * Opens the sealed code of an invitation, to be told or copied by hand. Refuses with `spent` when it
 * was used or voided, and with `may not grant` where the code would give more than the actor may.
 */
export function showCode(
  db: Db,
  by: Actor,
  { invitationId, key }: { invitationId: string; key: ServerKey },
): Promise<Result<ShownCode, { because: 'unknown' | 'spent' | 'may not grant' }>> {
  requirePermission(by, 'invite members')
  return inCommunity(db, by.communityId, async (db) => {
    const found = await db
      .selectFrom('invitations')
      .innerJoin('roles', (join) =>
        join
          .onRef('roles.communityId', '=', 'invitations.communityId')
          .onRef('roles.id', '=', 'invitations.roleId'),
      )
      .select(['invitations.sealedCode', 'roles.isLeader', 'roles.permissions'])
      .where('invitations.communityId', '=', by.communityId)
      .where('invitations.id', '=', invitationId)
      .executeTakeFirst()
    if (!found) return refuse({ because: 'unknown' })
    if (!found.sealedCode) return refuse({ because: 'spent' })
    if (!mayGrant(by.permissions, found)) return refuse({ because: 'may not grant' })
    const code = openCode(key, found.sealedCode, invitationId)
    return accept({ printed: printCode(code), code })
  })
}
