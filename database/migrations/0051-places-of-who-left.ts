import { type Kysely, sql } from 'kysely'

/**
 * Who has left lives nowhere, is in no group and asks for none: what is kept otherwise ended as they left. Of who has
 * neither joined nor left no home is confirmed: they are only expected there. A record that has become another's is let
 * be, as it may come back.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await heedFence(db, false)
  await sql`
    update residencies as place set until = greatest(m.left_at, place.since)
    from members as m
    where m.community_id = place.community_id and m.id = place.member_id
      and m.left_at is not null and m.merged_into is null and place.until is null;
    update group_members as place set until = greatest(m.left_at, place.since)
    from members as m
    where m.community_id = place.community_id and m.id = place.member_id
      and m.left_at is not null and m.merged_into is null and place.until is null;
    update group_requests as asked
    set settled_at = greatest(m.left_at, asked.asked_at), outcome = 'withdrawn'
    from members as m
    where m.community_id = asked.community_id and m.id = asked.member_id
      and m.left_at is not null and m.merged_into is null and asked.settled_at is null;
    update residencies as place set confirmed_at = null
    from members as m
    where m.community_id = place.community_id and m.id = place.member_id
      and m.left_at is null and m.joined_at is null
      and place.until is null and place.confirmed_at is not null`.execute(db)
  await heedFence(db, true)
}

/** An owner who is no superuser sees every community, and writes in none, while the fence holds for owners too. */
async function heedFence(db: Kysely<never>, isHeeded: boolean): Promise<void> {
  for (const table of ['members', 'residencies', 'group_members', 'group_requests'])
    await sql`
      alter table ${sql.table(table)} ${sql.raw(isHeeded ? '' : 'no')} force row level security`.execute(
      db,
    )
}
