import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { letMessagesFollow } from '#domain/deliveries/let-messages-follow.ts'
import type { Actor } from '#domain/roles/permission.ts'

/** What became otherwise about somebody who waits, by member; absent stays as it is. */
export type Otherwise = { id: string; email?: string | null; roleId?: string | null }

/**
 * Lets the codes of people who wait follow what an import has made of them, or its undoing, in the caller's
 * transaction: they let in with the new role, on the word of `by`, and messages that wait go to the new address.
 * What is being sent, or has been, stays as it is. A guest of a household keeps the default role.
 */
export async function letCodesFollow(
  db: Db,
  by: Actor,
  changed: readonly Otherwise[],
): Promise<void> {
  const roles = changed.filter(({ roleId }) => roleId)
  const moved = changed.filter(({ email }) => email).map(({ id }) => id)
  await Promise.all([giveRoles(db, by, roles), letMessagesFollow(db, by.communityId, moved)])
}

async function giveRoles(
  db: Db,
  { communityId, memberId }: Actor,
  changed: readonly Otherwise[],
): Promise<void> {
  if (changed.length === 0) return
  await sql`
    update invitations as i set role_id = given."roleId", invited_by = ${memberId}
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as given (id uuid, "roleId" uuid)
    where i.community_id = ${communityId} and i.member_id = given.id and i.household_id is null
      and i.redeemed_at is null and i.voided_at is null`.execute(db)
}
