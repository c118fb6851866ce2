import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { HeldRole } from './hold-role.ts'
import type { Actor } from './permission.ts'

/** The id of a member who has another role now. */
export type Moved = string

type Leaving = { role: HeldRole; target: HeldRole | null }

/**
 * Takes a role away in the caller's transaction, with everybody and every code that has it on to the other one.
 * Answers who has that now; null, and nothing is written, when the role is used and there is no other one.
 */
export async function leaveRole(
  db: Db,
  by: Actor,
  { role, target }: Leaving,
): Promise<Moved[] | null> {
  await holdAll(db, by, role)
  if (!target && (role.isDefault || (await isUsed(db, by, role)))) return null
  const moved = target ? await moveOn(db, by, { role, target }) : []
  await forget(db, by, role)
  return moved
}

/** Codes before people before the role, as whoever joins takes them: then nobody else comes to have it. */
async function holdAll(db: Db, { communityId }: Actor, { id }: HeldRole): Promise<void> {
  await sql`
    select from invitations where community_id = ${communityId} and role_id = ${id}
      and redeemed_at is null and voided_at is null
    order by id for update`.execute(db)
  await sql`
    select from members where community_id = ${communityId} and role_id = ${id}
    order by id for no key update`.execute(db)
  await sql`
    select from roles where community_id = ${communityId} and id = ${id} for update`.execute(db)
}

async function isUsed(db: Db, { communityId }: Actor, { id }: HeldRole): Promise<boolean> {
  const answer = await sql<{ isUsed: boolean }>`
    select exists (select from members where members.community_id = ${communityId}
        and members.role_id = ${id} and left_at is null)
      or exists (select from invitations where invitations.community_id = ${communityId}
        and invitations.role_id = ${id} and redeemed_at is null and voided_at is null
        and (expires_at is null or expires_at > now())) as is_used`.execute(db)
  return answer.rows[0]!.isUsed
}

/** Another role than was promised is the word of whoever deletes the role. */
async function moveOn(
  db: Db,
  { communityId, memberId }: Actor,
  { role, target }: { role: HeldRole; target: HeldRole },
): Promise<Moved[]> {
  await sql`
    update invitations set role_id = ${target.id},
      invited_by = case when household_id is null then ${memberId} else invited_by end
    where community_id = ${communityId} and role_id = ${role.id}
      and redeemed_at is null and voided_at is null`.execute(db)
  if (role.isDefault)
    await db
      .updateTable('communities')
      .set({ defaultRoleId: target.id })
      .where('id', '=', communityId)
      .execute()
  const rows = await db
    .updateTable('members')
    .set({ roleId: target.id })
    .where('communityId', '=', communityId)
    .where('roleId', '=', role.id)
    .where('leftAt', 'is', null)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** What is over counts as of the default role from now on. */
async function forget(db: Db, { communityId }: Actor, role: HeldRole): Promise<void> {
  const { defaultRoleId: rest } = await db
    .selectFrom('communities')
    .select('defaultRoleId')
    .where('id', '=', communityId)
    .executeTakeFirstOrThrow()
  await sql`
    update invitations set role_id = ${rest}
    where community_id = ${communityId} and role_id = ${role.id}`.execute(db)
  await sql`
    update members set role_id = ${rest}
    where community_id = ${communityId} and role_id = ${role.id}`.execute(db)
  await db
    .deleteFrom('roles')
    .where('communityId', '=', communityId)
    .where('id', '=', role.id)
    .execute()
}
