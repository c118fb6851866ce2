import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'

/**
 * Suspends, with suspended members who leave, the records of the same name and address that wait beside theirs, in
 * the caller's transaction: an invitation that waits for the same person stays good, and lets nobody past it. The
 * address is the one the community has written, or the one they sign in with.
 */
export async function handSuspensionOn(
  db: Db,
  communityId: string,
  memberIds: readonly string[],
): Promise<void> {
  await sql`
    update members as waiting
    set suspended_at = own.suspended_at, suspended_because = own.suspended_because
    from members as own
    where own.community_id = ${communityId} and own.id = any(${memberIds}::uuid[]) and own.suspended_at is not null
      and waiting.community_id = ${communityId} and waiting.name_key = own.name_key
      and waiting.email in (own.email, (select email from accounts where accounts.id = own.account_id))
      and waiting.account_id is null and waiting.joined_at is null and waiting.left_at is null`.execute(
    db,
  )
}
