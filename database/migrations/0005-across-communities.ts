import { type Kysely, sql } from 'kysely'

/**
 * The few questions that cannot be asked from inside one community. Each answers no more than its
 * caller needs, as the owner; the application may ask these and nothing else across communities.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await lookAtTemporaryTablesLast(db)
  await answerWhoBelongsWhere(db)
  await answerWhereCodesLead(db)
  await answerWhatIsTaken(db)
  await answerWhatIsDue(db)
  await sql`
    grant execute on function
      curtain_is_drawn, memberships_of, membership_in, community_of_code, community_of_mailbox_proof,
      has_open_invitation, slug_is_taken, communities_alike, communities_with_due_deliveries,
      communities_with_untold_notices
    to communitrak_app`.execute(db)
}

/**
 * The functions below keep the search path of this moment. PostgreSQL looks at temporary tables first
 * unless told otherwise, and a caller could put one of their own before the owner's eyes.
 */
async function lookAtTemporaryTablesLast(db: Kysely<never>): Promise<void> {
  await sql`select set_config('search_path', current_setting('search_path') || ', pg_temp', true)`.execute(
    db,
  )
}

async function answerWhoBelongsWhere(db: Kysely<never>): Promise<void> {
  await sql`
    create function curtain_is_drawn(drawn_at timestamptz, lifts_at timestamptz)
    returns boolean language sql stable as $$
      select drawn_at is not null and (lifts_at is null or lifts_at > now())
    $$;

    create function memberships_of(account uuid)
    returns table (community_id uuid, slug text, name text, color text, member_id uuid, role text,
                   is_leader boolean, is_suspended boolean, behind_curtain boolean)
    language sql stable security definer set search_path from current as $$
      select c.id, c.slug, c.name, c.color, m.id, r.name, r.is_leader, m.suspended_at is not null,
             curtain_is_drawn(c.curtain_drawn_at, c.curtain_lifts_at) and not r.is_leader
      from members m
      join communities c on c.id = m.community_id
      join roles r on r.community_id = m.community_id and r.id = m.role_id
      where m.account_id = account and m.joined_at is not null and m.left_at is null
      order by c.name collate "C", c.id
    $$;

    create function membership_in(account uuid, community_slug text)
    returns table (community_id uuid, community_name text, color text, time_zone text, trial_ends_at timestamptz,
                   member_id uuid, permissions text[], role text, is_leader boolean, is_suspended boolean,
                   behind_curtain boolean, has_others boolean)
    language sql stable security definer set search_path from current as $$
      select c.id, c.name, c.color, c.time_zone, c.trial_ends_at,
             m.id, r.permissions, r.name, r.is_leader, m.suspended_at is not null,
             curtain_is_drawn(c.curtain_drawn_at, c.curtain_lifts_at) and not r.is_leader,
             exists (select from members o where o.account_id = account and o.community_id <> c.id
                     and o.joined_at is not null and o.left_at is null)
      from communities c
      join members m on m.community_id = c.id and m.account_id = account
      join roles r on r.community_id = m.community_id and r.id = m.role_id
      where c.slug = community_slug and m.joined_at is not null and m.left_at is null
    $$;
    revoke all on function curtain_is_drawn, memberships_of, membership_in from public`.execute(db)
}

async function answerWhereCodesLead(db: Kysely<never>): Promise<void> {
  await sql`
    create function community_of_code(look_up bytea)
    returns table (community_id uuid, invitation_id uuid)
    language sql stable security definer set search_path from current as $$
      select i.community_id, i.id from invitations i where i.code_look_up = look_up
    $$;

    create function community_of_mailbox_proof(proof uuid)
    returns uuid language sql stable security definer set search_path from current as $$
      select p.community_id from mailbox_proofs p where p.id = proof
    $$;

    create function has_open_invitation(address text)
    returns boolean language sql stable security definer set search_path from current as $$
      select exists (
        select from members m
        join invitations i on i.community_id = m.community_id and i.member_id = m.id
        where m.email = address and m.joined_at is null and m.left_at is null
          and i.redeemed_at is null and i.voided_at is null
          and (i.expires_at is null or i.expires_at > now()))
    $$;
    create index members_waiting_by_email on members (email)
      where joined_at is null and left_at is null and email is not null;
    create index mailbox_proofs_by_id on mailbox_proofs (id);
    revoke all on function community_of_code, community_of_mailbox_proof, has_open_invitation
      from public`.execute(db)
}

async function answerWhatIsTaken(db: Kysely<never>): Promise<void> {
  await sql`
    create function slug_is_taken(wanted text)
    returns boolean language sql stable security definer set search_path from current as $$
      select exists (select from communities c where c.slug = wanted)
    $$;

    create function communities_alike(wanted_zip text, wanted_key text)
    returns table (name text, city text, state text, zip text)
    language sql stable security definer set search_path from current as $$
      select c.name, c.city, c.state, c.zip from communities c
      where c.zip = wanted_zip
        and (c.name_key = wanted_key or similarity(c.name_key, wanted_key) >= 0.55)
      order by similarity(c.name_key, wanted_key) desc limit 3
    $$;
    revoke all on function slug_is_taken, communities_alike from public`.execute(db)
}

async function answerWhatIsDue(db: Kysely<never>): Promise<void> {
  await sql`
    create function communities_with_due_deliveries(most integer)
    returns setof uuid language sql stable security definer set search_path from current as $$
      with recursive next_due as (
        (select d.community_id, d.due_at from deliveries d
         where d.sent_at is null and d.bounced_at is null and d.failed_at is null and d.suppressed_at is null
         order by d.community_id, d.due_at limit 1)
        union all
        select n.community_id, n.due_at from next_due p cross join lateral (
          select d.community_id, d.due_at from deliveries d
          where d.sent_at is null and d.bounced_at is null and d.failed_at is null and d.suppressed_at is null
            and d.community_id > p.community_id
          order by d.community_id, d.due_at limit 1) n
      )
      select community_id from next_due where due_at <= now() order by due_at limit most
    $$;
    comment on function communities_with_due_deliveries is
      'Steps from community to community through an index, so that a long queue of one hides no other.';

    create function communities_with_untold_notices()
    returns setof uuid language sql stable security definer set search_path from current as $$
      select distinct n.community_id from notices n
      where n.settled_at is null and n.noticed_at > now() - interval '2 days'
    $$;
    revoke all on function communities_with_due_deliveries, communities_with_untold_notices
      from public`.execute(db)
}
