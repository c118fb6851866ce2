import { type Kysely, sql } from 'kysely'

/** Lets the application have PostgreSQL count what an import fills, before its own service gets to it. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`select set_config('search_path', current_setting('search_path') || ', pg_temp', true)`.execute(
    db,
  )
  await sql`
    create function refresh_statistics() returns void
    language plpgsql set search_path from current security definer as $$
    begin
      analyze (skip_locked) properties (community_id, home_key), households (community_id, property_id),
        members (community_id, email, name_key), residencies (community_id, household_id, member_id),
        invitations (community_id, member_id, property_id, contact),
        deliveries (community_id, channel, recipient, member_id);
    end $$;
    comment on function refresh_statistics is
      'Counts the tables that an import fills by the columns that it looks things up by.';
    revoke all on function refresh_statistics from public;
    grant execute on function refresh_statistics to communitrak_app`.execute(db)
}
