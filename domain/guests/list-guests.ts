import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { AccessCode } from '#domain/invitations/access-code.ts'
import { openCode } from '#domain/invitations/create-invitation.ts'
import { beginTelling, readInvitations } from '#domain/invitations/read-invitations.ts'
import { type StoryState, storyOf, type Trouble, troubleOf } from '#domain/invitations/story.ts'
import { factsOf } from '#domain/invitations/story-rows.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { ServerKey } from '#domain/server-key.ts'

/** A guest who has not come yet, as the Head who answers for them sees it. */
export type WaitingGuest = {
  invitationId: string
  memberId: string
  householdId: string
  channel: 'email' | 'text'
  /** The address or number that the invitation went to. */
  contact: string
  state: StoryState
  trouble: Trouble | null
  expiresAt: Date | null
  code: AccessCode
}

/**
 * The guests of some households who have not come yet, with their codes, in the caller's transaction,
 * which has seen that the actor is Head there.
 */
export async function listGuests(
  db: Db,
  { communityId }: Actor,
  { householdIds, key, now }: { householdIds: readonly string[]; key: ServerKey; now: Date },
): Promise<WaitingGuest[]> {
  if (householdIds.length === 0) return []
  const rows = await readInvitations(
    db,
    await beginTelling(db, communityId, now),
    sql`select * from invitations
        where invitations.community_id = ${communityId}
          and invitations.household_id = any(${householdIds}::uuid[])
          and invitations.redeemed_at is null and invitations.voided_at is null`,
  )
  const sealed = await readSealed(db, communityId, rows)
  return rows.map((row) => {
    const facts = factsOf(row)
    const channel = row.channel === 'text' ? 'text' : 'email'
    return {
      invitationId: row.id,
      memberId: row.memberId!,
      householdId: sealed.get(row.id)!.householdId!,
      channel,
      contact: (channel === 'text' ? row.phone : row.email)!,
      state: storyOf(facts, now),
      trouble: troubleOf(facts, now),
      expiresAt: row.expiresAt,
      code: openCode(key, sealed.get(row.id)!.sealedCode!, row.id),
    }
  })
}

async function readSealed(
  db: Db,
  communityId: string,
  rows: readonly { id: string }[],
): Promise<Map<string, { householdId: string | null; sealedCode: Uint8Array | null }>> {
  if (rows.length === 0) return new Map()
  const codes = await db
    .selectFrom('invitations')
    .select(['id', 'householdId', 'sealedCode'])
    .where('communityId', '=', communityId)
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  return new Map(codes.map(({ id, ...code }) => [id, code]))
}
