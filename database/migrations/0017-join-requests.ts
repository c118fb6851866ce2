import { type Kysely, sql } from 'kysely'

/** Somebody without a code asks to be let in: first a knock, that of no community yet, then a join request. */
export async function up(db: Kysely<never>): Promise<void> {
  await createKnocks(db)
  await createJoinRequests(db)
  await answerAcrossCommunities(db)
}

async function createKnocks(db: Kysely<never>): Promise<void> {
  await sql`
    create table knocks (
      id           uuid primary key,
      community    text not null constraint knocks_community check (length(community) between 1 and 200),
      first_name   text not null,
      last_name    text not null,
      email        text not null constraint knocks_email_lower check (email = lower(email)),
      phone        text,
      home         jsonb not null,
      locale       text not null constraint knocks_locale check (locale in ('en', 'es')),
      from_address text,
      asked_at     timestamptz not null default now(),
      due_at       timestamptz not null default now()
    );
    comment on table knocks is
      'Somebody without a code asks to be let in, and nobody has looked yet which community they mean. It is taken up
       by a worker, so that whoever asks is answered alike.';
    comment on column knocks.community is 'The name or code of the community, as it was typed.';
    comment on column knocks.home is 'The home as they told it, standardised.';
    comment on column knocks.due_at is 'When it is taken up; later where too many ask about one home or community.';
    create index knocks_due on knocks (due_at, id);
    create index knocks_by_age on knocks (asked_at);
    grant select, insert, update, delete on knocks to communitrak_app;

    create function tell_of_knocks() returns trigger language plpgsql as $$
    begin
      perform pg_notify('communitrak_knocks', '');
      return null;
    end $$;
    create trigger tell_of_knocks after insert on knocks
      for each statement execute function tell_of_knocks()`.execute(db)
}

async function createJoinRequests(db: Kysely<never>): Promise<void> {
  await sql`
    create table join_requests (
      community_id  uuid not null constraint join_requests_community references communities on delete cascade,
      id            uuid not null,
      first_name    text not null,
      last_name     text not null,
      name_key      text not null collate "C",
      email         text not null,
      phone         text,
      home          jsonb not null,
      home_key      text not null,
      locale        text not null constraint join_requests_locale check (locale in ('en', 'es')),
      asked_at      timestamptz not null,
      taken_up_at   timestamptz not null,
      settled_at    timestamptz,
      settled_by    uuid,
      outcome       text constraint join_requests_outcome
                    check (outcome in ('sent', 'member already', 'approved', 'linked', 'declined')),
      member_id     uuid,
      invitation_id uuid,
      primary key (community_id, id),
      constraint join_requests_member foreign key (community_id, member_id) references members
        on delete set null (member_id),
      constraint join_requests_invitation foreign key (community_id, invitation_id) references invitations
        on delete set null (invitation_id),
      constraint join_requests_settled_by foreign key (community_id, settled_by) references members,
      constraint join_requests_settled_somehow check ((settled_at is null) = (outcome is null)),
      constraint join_requests_decided_by_leaders check
        (outcome is null or (settled_by is not null) = (outcome in ('approved', 'linked', 'declined')))
    );
    comment on table join_requests is
      'Somebody without a code asks to be let in. The roster answers it, or it waits for a leader.';
    comment on column join_requests.home is 'The home as they told it, standardised.';
    comment on column join_requests.outcome is
      'sent: to the contact on file; member already: told to sign in; the others are what a leader decided.';
    comment on column join_requests.member_id is 'Who it was taken for, or became.';
    comment on column join_requests.invitation_id is 'The invitation that answered it.';
    create unique index join_requests_once on join_requests (community_id, email, name_key, home_key)
      where settled_at is null;
    create index join_requests_waiting on join_requests (community_id, asked_at, id) where settled_at is null;
    create index join_requests_by_home on join_requests (community_id, home_key, taken_up_at);
    create index join_requests_by_day on join_requests (community_id, taken_up_at);
    create index join_requests_of_member on join_requests (community_id, member_id) where member_id is not null;
    create index join_requests_of_invitation on join_requests (community_id, invitation_id)
      where invitation_id is not null;
    create index join_requests_by_age on join_requests ((coalesce(settled_at, asked_at)));
    create index members_by_phone on members (community_id, phone) where phone is not null;
    select fence_table('join_requests');
    grant select, insert, update, delete on join_requests to communitrak_app`.execute(db)
}

/** The functions keep the search path of this moment; temporary tables, a caller's own, come last. */
async function answerAcrossCommunities(db: Kysely<never>): Promise<void> {
  await sql`select set_config('search_path', current_setting('search_path') || ', pg_temp', true)`.execute(
    db,
  )
  await sql`
    create index communities_by_name on communities (name_key);

    create function community_called(
      wanted_slug text, wanted_key text, wanted_zip text, wanted_city text, wanted_state text, wanted_home text)
    returns uuid language sql stable security definer set search_path from current as $$
      select c.id
      from communities c
      cross join lateral (
        select exists (
          select from properties p
          where p.community_id = c.id and p.home_key = wanted_home and p.deleted_at is null) as has_home
      ) h
      where (c.slug = wanted_slug or c.name_key = wanted_key
          or (c.zip = wanted_zip and similarity(c.name_key, wanted_key) >= 0.55))
        and (c.zip = wanted_zip or h.has_home
          or (c.state = wanted_state and upper(c.city) = wanted_city))
      order by h.has_home and (c.slug = wanted_slug or c.name_key = wanted_key) desc, c.slug = wanted_slug desc,
        h.has_home desc, c.zip = wanted_zip desc, similarity(c.name_key, wanted_key) desc, c.created_at, c.id
      limit 1
    $$;
    comment on function community_called is
      'The one community somebody means by its name or code and the home they told; its own town must be theirs, or it
       must know their home. Of several the one of this very name that knows the home, the one of this code, any that
       knows the home, then the likest name, then the oldest.';

    create function communities_with_old_join_requests(moment timestamptz, days integer)
    returns setof uuid language sql stable security definer set search_path from current as $$
      select distinct r.community_id from join_requests r
      where coalesce(r.settled_at, r.asked_at) < moment - make_interval(days => days)
    $$;
    revoke all on function community_called, communities_with_old_join_requests from public;
    grant execute on function community_called, communities_with_old_join_requests to communitrak_app`.execute(
    db,
  )
}
