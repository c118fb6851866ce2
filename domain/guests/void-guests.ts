import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { voidOpen } from '#domain/invitations/void-invitations.ts'
import type { Actor } from '#domain/roles/permission.ts'

/** The invitations of a household's guests who have not come yet, by their ids. */
export async function listWaitingGuests(
  db: Db,
  { communityId }: Pick<Actor, 'communityId'>,
  { householdId }: { householdId: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('invitations')
    .select('id')
    .where('communityId', '=', communityId)
    .where('householdId', '=', householdId)
    .where('redeemedAt', 'is', null)
    .where('voidedAt', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * Voids invitations of guests in the caller's transaction, which has taken their household. With the
 * invitation goes what it made: the guest is not expected any more. Whom the leaders expected there
 * before stays expected. Answers how many were voided; those who were faster have joined.
 */
export async function voidGuests(
  db: Db,
  by: Actor,
  { invitationIds, now }: { invitationIds: readonly string[]; now: Date },
): Promise<number> {
  const voided = await voidOpen(db, by, { invitationIds, now })
  const ids = voided.map(({ id }) => id)
  if (ids.length > 0) await expectNoMore(db, by, { ids, now })
  return ids.length
}

/** Ends the places that came with invitations, and the records of people who are expected nowhere else. */
async function expectNoMore(
  db: Db,
  { communityId }: Actor,
  { ids, now }: { ids: readonly string[]; now: Date },
): Promise<void> {
  await sql`
    with ended as (
      update residencies as place set until = greatest(${now}, place.since)
      from invitations as guest
      where guest.community_id = ${communityId} and guest.id = any(${ids}::uuid[])
        and place.community_id = ${communityId} and place.member_id = guest.member_id
        and place.household_id = guest.household_id and place.since = guest.invited_at
        and place.until is null
      returning place.member_id, place.id
    )
    update members set left_at = ${now}
    from ended
    where members.community_id = ${communityId} and members.id = ended.member_id
      and members.joined_at is null and members.account_id is null
      and not exists (
        select from residencies as other
        where other.community_id = ${communityId} and other.member_id = ended.member_id
          and other.id <> ended.id and other.until is null)`.execute(db)
}
