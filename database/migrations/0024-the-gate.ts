import { type Kysely, sql } from 'kysely'

/**
 * The gate of a community tells with its one answer who stands where: which role, whether the homes of the
 * person are set inactive, and what the community looks like. A community without a trial goes on for good.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table communities alter column trial_ends_at drop not null;
    alter table communities add column logo_chosen_at timestamptz;
    comment on column communities.trial_ends_at is
      'From then on the community can only be looked at; null: it has no trial, and goes on for good.';
    comment on column communities.logo_chosen_at is 'When the logo was chosen: its address changes with it.';
    update communities set logo_chosen_at = created_at where logo is not null;
    select set_config('search_path', current_setting('search_path') || ', pg_temp', true)`.execute(
    db,
  )
  await sql`
    drop function membership_in;
    create function membership_in(account uuid, community_slug text)
    returns table (community_id uuid, community_name text, color text, time_zone text, logo_chosen_at timestamptz,
                   trial_ends_at timestamptz, trial_has_ended boolean,
                   member_id uuid, role_id uuid, permissions text[], role text, is_leader boolean, is_suspended boolean,
                   behind_curtain boolean, curtain_is_drawn boolean, curtain_lifts_at timestamptz, has_others boolean, lives_here boolean, is_paused boolean,
                   asks_second_step boolean)
    language sql stable security definer set search_path from current as $$
      select c.id, c.name, c.color, c.time_zone, case when c.logo_type is not null then c.logo_chosen_at end,
             c.trial_ends_at, coalesce(c.trial_ends_at <= now(), false),
             m.id, r.id, r.permissions, r.name, r.is_leader, m.suspended_at is not null,
             drawn.curtain and not r.is_leader, drawn.curtain, c.curtain_lifts_at,
             exists (select from members o where o.account_id = account and o.community_id <> c.id
                     and o.joined_at is not null and o.left_at is null),
             homes.lives_here, homes.all_inactive and not r.is_leader,
             c.two_factor_for_leaders_since is not null and r.is_leader
      from communities c
      join members m on m.community_id = c.id and m.account_id = account
      join roles r on r.community_id = m.community_id and r.id = m.role_id
      cross join lateral (
        select curtain_is_drawn(c.curtain_drawn_at, c.curtain_lifts_at) as curtain) drawn
      cross join lateral (
        select count(*) > 0 as lives_here, coalesce(bool_and(h.inactive_at is not null), false) as all_inactive
        from residencies p
        join households h on h.community_id = p.community_id and h.id = p.household_id
        where p.community_id = m.community_id and p.member_id = m.id
          and p.until is null and p.confirmed_at is not null) homes
      where c.slug = community_slug and m.joined_at is not null and m.left_at is null
    $$;
    revoke all on function membership_in from public;
    grant execute on function membership_in to communitrak_app`.execute(db)
}
