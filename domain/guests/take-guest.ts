import type { Db } from '#database/connect.ts'
import { type NoHead, takeAsHead } from '#domain/households/take-household.ts'
import { fullName } from '#domain/members/member.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'

/** A guest of the actor's household. */
export type TakenGuest = { name: string; householdId: string }

/**
 * Takes the household of a guest as its Head, in the caller's transaction. Invitations that were not made
 * by a Head of the actor's household are `unknown`.
 */
export async function takeGuest(
  db: Db,
  by: Actor,
  { invitationId }: { invitationId: string },
): Promise<Result<TakenGuest, NoHead>> {
  const found = await db
    .selectFrom('invitations')
    .innerJoin('members', (on) =>
      on
        .onRef('members.communityId', '=', 'invitations.communityId')
        .onRef('members.id', '=', 'invitations.memberId'),
    )
    .select(['invitations.householdId', 'members.firstName', 'members.lastName'])
    .where('invitations.communityId', '=', by.communityId)
    .where('invitations.id', '=', invitationId)
    .executeTakeFirst()
  if (!found?.householdId) return refuse({ because: 'unknown' })
  const { householdId } = found
  const own = await takeAsHead(db, by, { householdId })
  return own.ok ? accept({ name: fullName(found), householdId }) : own
}
