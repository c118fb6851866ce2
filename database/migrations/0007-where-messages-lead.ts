import { type Kysely, sql } from 'kysely'

/** More questions that cannot be asked from inside one community; see the migration before for the rule. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`select set_config('search_path', current_setting('search_path') || ', pg_temp', true)`.execute(
    db,
  )
  await answerWhoseDeliveryItIs(db)
  await answerWhoWaitsWhere(db)
  await sql`
    grant execute on function
      community_of_delivery, delivery_of_provider, waiting_in, communities_that_remind, leader_of
    to communitrak_app`.execute(db)
}

async function answerWhoseDeliveryItIs(db: Kysely<never>): Promise<void> {
  await sql`
    create function community_of_delivery(delivery uuid)
    returns uuid language sql stable security definer set search_path from current as $$
      select d.community_id from deliveries d where d.id = delivery
    $$;

    create function delivery_of_provider(provider text)
    returns table (community_id uuid, delivery_id uuid)
    language sql stable security definer set search_path from current as $$
      select d.community_id, d.id from deliveries d where d.provider_id = provider
    $$;
    revoke all on function community_of_delivery, delivery_of_provider from public`.execute(db)
}

async function answerWhoWaitsWhere(db: Kysely<never>): Promise<void> {
  await sql`
    create function waiting_in(account uuid)
    returns table (community_id uuid, name text, color text, claimed_at timestamptz)
    language sql stable security definer set search_path from current as $$
      select c.id, c.name, c.color, h.claimed_at
      from members m
      join communities c on c.id = m.community_id
      join home_claims h on h.community_id = m.community_id and h.member_id = m.id and h.settled_at is null
      where m.account_id = account and m.left_at is null and m.joined_at is null
      order by c.name collate "C", c.id
    $$;

    create or replace function has_open_invitation(address text)
    returns boolean language sql stable security definer set search_path from current as $$
      select exists (
        select from members m
        join invitations i on i.community_id = m.community_id and i.member_id = m.id
        where m.email = address and m.joined_at is null and m.left_at is null
          and i.redeemed_at is null and i.voided_at is null
          and (i.expires_at is null or i.expires_at > now()))
      or exists (
        select from invitations i
        where i.contact = address and i.redeemed_at is null and i.voided_at is null
          and (i.expires_at is null or i.expires_at > now()))
    $$;

    create function communities_that_remind()
    returns setof uuid language sql stable security definer set search_path from current as $$
      select c.id from communities c where c.reminds
    $$;

    create function leader_of(community_slug text)
    returns uuid language sql stable security definer set search_path from current as $$
      select m.account_id
      from communities c
      join members m on m.community_id = c.id
      join roles r on r.community_id = m.community_id and r.id = m.role_id and r.is_leader
      where c.slug = community_slug and m.account_id is not null
        and m.joined_at is not null and m.left_at is null and m.suspended_at is null
      order by m.joined_at, m.id
      limit 1
    $$;
    revoke all on function waiting_in, communities_that_remind, leader_of from public`.execute(db)
}
