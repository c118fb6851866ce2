import { type Kysely, sql } from 'kysely'

/** One more question that cannot be asked from inside one community. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`select set_config('search_path', current_setting('search_path') || ', pg_temp', true)`.execute(
    db,
  )
  await sql`
    create function communities_with_old_rosters(moment timestamptz, roster_days integer, file_days integer)
    returns setof uuid language sql stable security definer set search_path from current as $$
      select distinct r.community_id from rosters r
      where (r.started_at is null and r.asked_for is distinct from 'import'
          and greatest(r.made_at, r.planned_at, r.asked_at) < moment - make_interval(days => roster_days))
        or (r.made_at < moment - make_interval(days => file_days) and exists (
          select from roster_files f where f.community_id = r.community_id and f.roster_id = r.id))
    $$;
    revoke all on function communities_with_old_rosters from public;
    grant execute on function communities_with_old_rosters to communitrak_app`.execute(db)
}
