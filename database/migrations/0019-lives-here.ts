import { type Kysely, sql } from 'kysely'

/** The gate of a community tells also whether the person has a home there: no page needs to ask again. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`select set_config('search_path', current_setting('search_path') || ', pg_temp', true)`.execute(
    db,
  )
  await sql`
    drop function membership_in;
    create function membership_in(account uuid, community_slug text)
    returns table (community_id uuid, community_name text, color text, time_zone text, trial_ends_at timestamptz,
                   member_id uuid, permissions text[], role text, is_leader boolean, is_suspended boolean,
                   behind_curtain boolean, has_others boolean, lives_here boolean)
    language sql stable security definer set search_path from current as $$
      select c.id, c.name, c.color, c.time_zone, c.trial_ends_at,
             m.id, r.permissions, r.name, r.is_leader, m.suspended_at is not null,
             curtain_is_drawn(c.curtain_drawn_at, c.curtain_lifts_at) and not r.is_leader,
             exists (select from members o where o.account_id = account and o.community_id <> c.id
                     and o.joined_at is not null and o.left_at is null),
             exists (select from residencies p where p.community_id = m.community_id and p.member_id = m.id
                     and p.until is null and p.confirmed_at is not null)
      from communities c
      join members m on m.community_id = c.id and m.account_id = account
      join roles r on r.community_id = m.community_id and r.id = m.role_id
      where c.slug = community_slug and m.joined_at is not null and m.left_at is null
    $$;
    revoke all on function membership_in from public;
    grant execute on function membership_in to communitrak_app`.execute(db)
}
