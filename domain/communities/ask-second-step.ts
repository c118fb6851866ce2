import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'

/** *You first*: who asks it of others has shown a second step in this session. */
export type AskRefusal = { because: 'you first' }

/**
 * Whether leaders enter only with two-factor or a passkey; from their next page on. Choosing what is
 * chosen already changes nothing.
 */
export async function askSecondStep(
  db: Db,
  by: Actor,
  { asked, hasSecondStep }: { asked: boolean; hasSecondStep: boolean },
): Promise<Result<null, AskRefusal>> {
  requirePermission(by, 'update community preferences')
  if (asked && !hasSecondStep) return refuse({ because: 'you first' })
  return inCommunity(db, by.communityId, async (db, now) => {
    const changed = await db
      .updateTable('communities')
      .set({ twoFactorForLeadersSince: asked ? now : null })
      .where('id', '=', by.communityId)
      .where('twoFactorForLeadersSince', asked ? 'is' : 'is not', null)
      .returning('id')
      .executeTakeFirst()
    if (!changed) return accept(null)
    const { communityId, memberId: actorId, accountId, from } = by
    const about = { communityId, actorId, accountId, facts: { asked }, from, now }
    await recordEvent(db, { ...about, deed: 'chose two-factor for leaders' })
    return accept(null)
  })
}

/** What a community asks of its leaders, and which of them cannot show it yet. */
export type SignInSafety = { since: Date | null; leadersWithout: string[] }

/** Reads it for its page. */
export function readSignInSafety(db: Db, by: Actor): Promise<SignInSafety> {
  requirePermission(by, 'view community preferences')
  return inCommunity(db, by.communityId, async (db) => {
    const { communityId } = by
    const { since } = await db
      .selectFrom('communities')
      .select('twoFactorForLeadersSince as since')
      .where('id', '=', communityId)
      .executeTakeFirstOrThrow()
    const leaders = await sql<{ name: string }>`
      select concat_ws(' ', m.first_name, m.last_name) as name from members m
      join roles r on r.community_id = m.community_id and r.id = m.role_id
      where m.community_id = ${communityId} and r.is_leader
        and m.joined_at is not null and m.left_at is null
        and not exists (select from authenticators a where a.account_id = m.account_id and a.confirmed_at is not null)
        and not exists (select from passkeys p where p.account_id = m.account_id and p.regressed_at is null)
      order by m.name_key, m.id`.execute(db)
    return { since, leadersWithout: leaders.rows.map(({ name }) => name) }
  })
}
