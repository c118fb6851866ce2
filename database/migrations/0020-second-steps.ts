import { type Kysely, sql } from 'kysely'

/** More than a password: codes of an app, recovery codes, passkeys; and communities that ask it of leaders. */
export async function up(db: Kysely<never>): Promise<void> {
  await createAuthenticators(db)
  await createPasskeys(db)
  await createTickets(db)
  await letSessionsKnow(db)
  await letCommunitiesAsk(db)
}

async function createAuthenticators(db: Kysely<never>): Promise<void> {
  await sql`
    create table authenticators (
      account_id    uuid primary key constraint authenticators_account references accounts on delete cascade,
      session_id    uuid not null,
      secret_sealed bytea not null,
      asked_at      timestamptz not null,
      confirmed_at  timestamptz,
      last_step     integer not null default 0,
      codes_made_at timestamptz,
      codes_sealed  bytea,
      constraint authenticators_codes_of_then check (codes_sealed is null or codes_made_at is not null)
    );
    comment on table authenticators is 'The app of an account that makes its codes: two-factor.';
    comment on column authenticators.session_id is 'The one session that sets it up, or may see its new recovery codes.';
    comment on column authenticators.secret_sealed is 'What the app and we share; opens only with the server key.';
    comment on column authenticators.confirmed_at is 'Since when two-factor is on; null: it is being set up.';
    comment on column authenticators.last_step is 'The time step of the last code taken: no code is taken twice (RFC 6238 §5.2).';
    comment on column authenticators.codes_sealed is 'The new recovery codes, until their owner has kept them, and for minutes only.';

    create table recovery_codes (
      account_id   uuid not null constraint recovery_codes_authenticator references authenticators on delete cascade,
      code_look_up bytea not null,
      used_at      timestamptz,
      primary key (account_id, code_look_up)
    );
    comment on table recovery_codes is 'Each stands in once for a code of the app. They are not kept in clear.';
    create index authenticators_being_set_up on authenticators (asked_at) where confirmed_at is null;
    create index authenticators_showing_codes on authenticators (codes_made_at) where codes_sealed is not null;
    grant select, insert, update, delete on authenticators, recovery_codes to communitrak_app`.execute(
    db,
  )
}

async function createPasskeys(db: Kysely<never>): Promise<void> {
  await sql`
    create table passkeys (
      id            uuid primary key,
      account_id    uuid not null constraint passkeys_account references accounts on delete cascade,
      credential_id text not null constraint passkeys_credential unique
                    constraint passkeys_credential_size check (length(credential_id) <= 1400),
      public_key    bytea not null,
      counter       bigint not null,
      transports    text[] not null default '{}',
      name          text not null constraint passkeys_name check (length(name) between 1 and 60),
      added_at      timestamptz not null,
      last_used_at  timestamptz,
      regressed_at  timestamptz
    );
    comment on column passkeys.credential_id is 'As the browser names it, in base64url.';
    comment on column passkeys.counter is 'How often it has signed, as far as it counts; 0 when it does not.';
    comment on column passkeys.regressed_at is 'It counted backwards: there may be a copy, and it opens nothing any more.';
    create index passkeys_of_account on passkeys (account_id);

    create table passkey_challenges (
      id         uuid primary key,
      challenge  text not null,
      account_id uuid constraint passkey_challenges_account references accounts on delete cascade,
      session_id uuid,
      asked_at   timestamptz not null
    );
    comment on table passkey_challenges is 'What a passkey is to sign, once and within minutes.';
    comment on column passkey_challenges.account_id is 'Who adds a passkey; null: somebody signs in with one.';
    create index passkey_challenges_by_age on passkey_challenges (asked_at);
    create index passkey_challenges_of_account on passkey_challenges (account_id) where account_id is not null;
    grant select, insert, update, delete on passkeys, passkey_challenges to communitrak_app`.execute(
    db,
  )
}

async function createTickets(db: Kysely<never>): Promise<void> {
  await sql`
    create table sign_in_tickets (
      ticket     bytea primary key,
      account_id uuid not null constraint sign_in_tickets_account references accounts on delete cascade,
      about      bytea not null,
      given_at   timestamptz not null
    );
    comment on table sign_in_tickets is
      'Somebody has shown the first half of who they are, and has minutes for the second. It is no session.';
    comment on column sign_in_tickets.ticket is 'A hash of what the browser holds.';
    comment on column sign_in_tickets.about is
      'A hash of the password and the app it was given for; when either changes, the ticket opens nothing.';
    create index sign_in_tickets_by_age on sign_in_tickets (given_at);
    create index sign_in_tickets_of_account on sign_in_tickets (account_id);
    grant select, insert, update, delete on sign_in_tickets to communitrak_app`.execute(db)
}

async function letSessionsKnow(db: Kysely<never>): Promise<void> {
  await sql`
    alter table sessions
      add column second_step text constraint sessions_second_step
        check (second_step in ('app', 'recovery code', 'passkey')),
      add column passkey_id uuid constraint sessions_passkey references passkeys on delete set null;
    comment on column sessions.second_step is 'What was shown beside the password, or instead of it; null: a password alone.';
    comment on column sessions.passkey_id is 'The passkey it began with.';
    create index sessions_by_passkey on sessions (passkey_id) where passkey_id is not null`.execute(
    db,
  )
}

/** The gate of a community tells with its one answer who must show more, and who has a home there. */
async function letCommunitiesAsk(db: Kysely<never>): Promise<void> {
  await sql`
    alter table communities add column two_factor_for_leaders_since timestamptz;
    comment on column communities.two_factor_for_leaders_since is
      'Since when its leaders enter only with a second step; null: they need none.';
    select set_config('search_path', current_setting('search_path') || ', pg_temp', true)`.execute(
    db,
  )
  await sql`
    drop function membership_in;
    create function membership_in(account uuid, community_slug text)
    returns table (community_id uuid, community_name text, color text, time_zone text, trial_ends_at timestamptz,
                   member_id uuid, permissions text[], role text, is_leader boolean, is_suspended boolean,
                   behind_curtain boolean, has_others boolean, lives_here boolean, asks_second_step boolean)
    language sql stable security definer set search_path from current as $$
      select c.id, c.name, c.color, c.time_zone, c.trial_ends_at,
             m.id, r.permissions, r.name, r.is_leader, m.suspended_at is not null,
             curtain_is_drawn(c.curtain_drawn_at, c.curtain_lifts_at) and not r.is_leader,
             exists (select from members o where o.account_id = account and o.community_id <> c.id
                     and o.joined_at is not null and o.left_at is null),
             exists (select from residencies p where p.community_id = m.community_id and p.member_id = m.id
                     and p.until is null and p.confirmed_at is not null),
             c.two_factor_for_leaders_since is not null and r.is_leader
      from communities c
      join members m on m.community_id = c.id and m.account_id = account
      join roles r on r.community_id = m.community_id and r.id = m.role_id
      where c.slug = community_slug and m.joined_at is not null and m.left_at is null
    $$;
    revoke all on function membership_in from public;
    grant execute on function membership_in to communitrak_app`.execute(db)
}
