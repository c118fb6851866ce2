import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'

/**
 * Suspends, with a suspended member who leaves, the records of the same name and address that wait beside theirs, in
 * the caller's transaction: an invitation that waits for the same person stays good, and lets nobody past it.
 */
export async function handSuspensionOn(
  db: Db,
  communityId: string,
  { memberId, email }: { memberId: string; email: string | null },
): Promise<void> {
  await sql`
    update members as waiting
    set suspended_at = own.suspended_at, suspended_because = own.suspended_because
    from members as own
    where own.community_id = ${communityId} and own.id = ${memberId} and own.suspended_at is not null
      and waiting.community_id = ${communityId} and waiting.name_key = own.name_key
      and waiting.email = ${email} and waiting.account_id is null
      and waiting.joined_at is null and waiting.left_at is null`.execute(db)
}
