import { type Kysely, sql } from 'kysely'

/**
 * People who can sign in. These tables belong to no community; Better Auth reads and writes the first
 * four, under our names.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await createIdentity(db)
  await createSignUps(db)
  await createPasswordResets(db)
  await createAccountDeliveries(db)
  await createRequestLimits(db)
}

async function createIdentity(db: Kysely<never>): Promise<void> {
  await sql`
    create table accounts (
      id             uuid primary key,
      email          text not null
                     constraint accounts_email unique
                     constraint accounts_email_lower check (email = lower(email)),
      email_verified boolean not null default false
                     constraint accounts_are_verified check (email_verified),
      name           text not null,
      first_name     text not null,
      last_name      text not null,
      phone          text,
      locale         text not null default 'en' constraint accounts_locale check (locale in ('en', 'es')),
      image          text,
      created_at     timestamptz not null default now(),
      updated_at     timestamptz not null default now()
    );
    comment on table accounts is 'A person who can sign in. An account exists only once its address is proven.';

    create table sessions (
      id         uuid primary key,
      account_id uuid not null constraint sessions_account references accounts on delete cascade,
      token      text not null constraint sessions_token unique,
      expires_at timestamptz not null,
      ip_address text,
      user_agent text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    comment on column sessions.token is 'SHA-256 of the token in the cookie, in hex: a copy of this table opens nothing.';
    create index sessions_of_account on sessions (account_id);
    create index sessions_by_expiry on sessions (expires_at);

    create table sign_in_methods (
      id                  uuid primary key,
      account_id          uuid not null constraint sign_in_methods_account references accounts on delete cascade,
      provider            text not null,
      provider_account_id text not null,
      password_hash       text,
      created_at          timestamptz not null default now(),
      updated_at          timestamptz not null default now(),
      constraint sign_in_methods_once unique (provider, provider_account_id)
    );
    comment on column sign_in_methods.password_hash is 'Argon2id, in the PHC string format.';
    create index sign_in_methods_of_account on sign_in_methods (account_id);

    create table verifications (
      id         uuid primary key,
      identifier text not null,
      value      text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index verifications_by_identifier on verifications (identifier);

    grant select, insert, update, delete on accounts, sessions, sign_in_methods, verifications
      to communitrak_app`.execute(db)
}

async function createSignUps(db: Kysely<never>): Promise<void> {
  await sql`
    create table sign_ups (
      id            uuid primary key,
      email         text not null constraint sign_ups_email_lower check (email = lower(email)),
      password_hash text,
      first_name    text not null,
      last_name     text not null,
      phone         text,
      locale        text not null constraint sign_ups_locale check (locale in ('en', 'es')),
      community_id  uuid,
      invitation_id uuid,
      founding      jsonb,
      answers       jsonb not null default '{}',
      device        text not null,
      wrong_codes   integer not null default 0,
      asked_at      timestamptz not null default now(),
      verified_at   timestamptz,
      account_id    uuid,
      constraint sign_ups_have_one_purpose check (num_nonnulls(invitation_id, founding) = 1),
      constraint sign_ups_join_a_community check ((community_id is null) = (invitation_id is null))
    );
    comment on table sign_ups is
      'Someone asked for an account and has not yet proven the address. It owns nothing and is deleted after 7 days.';
    comment on column sign_ups.password_hash is
      'Becomes the account''s own only when this sign-up is verified; null when the address has an account.';
    comment on column sign_ups.founding is 'The community to create once the address is proven.';
    comment on column sign_ups.answers is 'What the onboarding questions asked beyond the person: privacy, how to be told.';
    comment on column sign_ups.device is 'SHA-256 of the cookie of the browser that asked, in hex.';
    create index sign_ups_by_email on sign_ups (email, asked_at);
    create index sign_ups_by_age on sign_ups (asked_at);
    grant select, insert, update, delete on sign_ups to communitrak_app`.execute(db)
}

async function createPasswordResets(db: Kysely<never>): Promise<void> {
  await sql`
    create table password_resets (
      id          uuid primary key,
      email       text not null,
      account_id  uuid constraint password_resets_account references accounts on delete cascade,
      wrong_codes integer not null default 0,
      asked_at    timestamptz not null default now(),
      used_at     timestamptz
    );
    comment on column password_resets.account_id is 'Null when the address has no account: the page answers alike.';
    create index password_resets_by_email on password_resets (email, asked_at);
    create index password_resets_by_age on password_resets (asked_at);
    grant select, insert, update, delete on password_resets to communitrak_app`.execute(db)
}

async function createAccountDeliveries(db: Kysely<never>): Promise<void> {
  await sql`
    create table account_deliveries (
      id           uuid primary key,
      template     text not null,
      recipient    text not null,
      locale       text not null,
      facts        jsonb not null default '{}',
      queued_at    timestamptz not null default now(),
      due_at       timestamptz not null default now(),
      leased_until timestamptz,
      attempts     integer not null default 0,
      sent_at      timestamptz,
      bounced_at   timestamptz,
      failed_at    timestamptz,
      suppressed_at timestamptz,
      problem      text,
      constraint account_deliveries_end_once check (num_nonnulls(sent_at, bounced_at, failed_at, suppressed_at) <= 1)
    );
    comment on table account_deliveries is 'Messages to a person as such, of no community: proofs of an address, resets.';
    comment on column account_deliveries.facts is 'What the words need. Never a code, a link or a password.';
    create index account_deliveries_due on account_deliveries (due_at)
      where sent_at is null and bounced_at is null and failed_at is null and suppressed_at is null;
    grant select, insert, update, delete on account_deliveries to communitrak_app;

    create table kept_messages (
      id      uuid primary key,
      kept_at timestamptz not null default now(),
      sealed  bytea not null
    );
    comment on table kept_messages is
      'Messages of an installation without a mail server, for a developer to read. Sealed: they hold live codes.';
    create index kept_messages_by_age on kept_messages (kept_at);
    grant select, insert, update, delete on kept_messages to communitrak_app`.execute(db)
}

async function createRequestLimits(db: Kysely<never>): Promise<void> {
  await sql`
    create table request_limits (
      key    varchar(255) primary key,
      points integer not null default 0,
      expire bigint
    );
    comment on table request_limits is 'How often an address or a device has tried lately; kept by rate-limiter-flexible.';
    grant select, insert, update, delete on request_limits to communitrak_app`.execute(db)
}
