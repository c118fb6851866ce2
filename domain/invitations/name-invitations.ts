import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { listChosen } from './choose-invitations.ts'

/** What invitations that somebody has ticked are called, in the order of names; foreign ids are left out. */
export async function nameInvitations(
  db: Db,
  by: Actor,
  { invitationIds }: { invitationIds: readonly string[] },
): Promise<{ id: string; name: string }[]> {
  requirePermission(by, 'invite members')
  const chosen = await inCommunity(db, by.communityId, (db) => listChosen(db, by, invitationIds))
  return chosen.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ id, name }) => ({ id, name }))
}
