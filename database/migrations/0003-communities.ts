import { type Kysely, sql } from 'kysely'

/**
 * A community, its homes and its people. `community_id` leads every key, so that rows of two
 * communities can never be tied together.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await createCommunities(db)
  await createRoles(db)
  await createHomes(db)
  await createMembers(db)
  await createResidencies(db)
}

async function createCommunities(db: Kysely<never>): Promise<void> {
  await sql`
    create table communities (
      id               uuid primary key,
      slug             text not null constraint communities_slug unique
                       constraint communities_slug_form check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
      name             text not null constraint communities_name check (length(name) between 1 and 120),
      name_key         text not null,
      kind             text not null constraint communities_kind
                       check (kind in ('homeowners', 'condominium', 'cooperative', 'townhomes', 'other')),
      street           text,
      city             text not null,
      state            text not null constraint communities_state check (state ~ '^[A-Z]{2}$'),
      zip              text not null constraint communities_zip check (zip ~ '^[0-9]{5}$'),
      time_zone        text not null,
      locale           text not null default 'en' constraint communities_locale check (locale in ('en', 'es')),
      color            text not null default '#1f6f54' constraint communities_color check (color ~ '^#[0-9a-f]{6}$'),
      logo             bytea,
      logo_type        text,
      default_role_id  uuid not null,
      invitation_days  integer default 90
                       constraint communities_invitation_days check (invitation_days in (30, 90, 365)),
      curtain_drawn_at timestamptz,
      curtain_lifts_at timestamptz,
      trial_ends_at    timestamptz not null,
      created_at       timestamptz not null default now(),
      constraint communities_logo_whole check ((logo is null) = (logo_type is null)),
      constraint communities_logo_type check (logo_type in ('image/png', 'image/jpeg', 'image/webp')),
      constraint communities_logo_size check (octet_length(logo) <= 200000),
      constraint communities_curtain check (curtain_lifts_at is null or curtain_drawn_at is not null)
    );
    comment on column communities.name_key is 'The name without case, accents, punctuation and words like HOA: similar names share it.';
    comment on column communities.invitation_days is 'How long an invitation is valid; null: without end.';
    comment on column communities.curtain_drawn_at is
      'The Black Curtain: people may join but not enter, until it is null or curtain_lifts_at has passed.';
    create index communities_alike on communities (zip, name_key);
    select fence_table('communities', 'id');
    grant select, insert, update on communities to communitrak_app`.execute(db)
}

async function createRoles(db: Kysely<never>): Promise<void> {
  await sql`
    create table roles (
      community_id uuid not null constraint roles_community references communities on delete cascade,
      id           uuid not null,
      name         text not null,
      system       text constraint roles_system check (system in ('leader', 'board', 'resident')),
      is_leader    boolean not null default false,
      permissions  text[] not null,
      created_at   timestamptz not null default now(),
      primary key (community_id, id),
      constraint roles_name unique (community_id, name),
      constraint roles_system_once unique (community_id, system)
    );
    comment on column roles.system is 'Which of the three roles every community has; null: a role of its own.';
    comment on column roles.is_leader is 'Members with this role are Community Leaders.';
    select fence_table('roles');
    grant select, insert, update, delete on roles to communitrak_app;

    alter table communities add constraint communities_default_role
      foreign key (id, default_role_id) references roles deferrable initially deferred`.execute(db)
}

async function createHomes(db: Kysely<never>): Promise<void> {
  await sql`
    create table properties (
      community_id uuid not null constraint properties_community references communities on delete cascade,
      id           uuid not null,
      kind         text not null constraint properties_kind check (kind in ('street', 'lot')),
      street       text,
      lot          text,
      unit         text,
      city         text not null,
      state        text not null,
      zip          text not null,
      home_key     text not null,
      search       text not null collate "C" generated always as
                   (lower(coalesce(street, lot, '') || ' ' || coalesce(unit, '') || ' ' || city || ' ' || zip)) stored,
      created_at   timestamptz not null default now(),
      deleted_at   timestamptz,
      primary key (community_id, id),
      constraint properties_street_or_lot check
        ((kind = 'street' and street is not null and lot is null) or (kind = 'lot' and lot is not null and street is null))
    );
    comment on column properties.home_key is 'One home spelled many ways has one key.';
    create unique index properties_once on properties (community_id, home_key) where deleted_at is null;
    create index properties_search on properties using gin (community_id, search gin_trgm_ops);
    select fence_table('properties');
    grant select, insert, update on properties to communitrak_app;

    create table households (
      community_id uuid not null constraint households_community references communities on delete cascade,
      id           uuid not null,
      property_id  uuid not null,
      name         text,
      created_at   timestamptz not null default now(),
      inactive_at  timestamptz,
      primary key (community_id, id),
      constraint households_property foreign key (community_id, property_id) references properties
    );
    comment on column households.name is 'Null: named after its members.';
    create index households_of_property on households (community_id, property_id);
    select fence_table('households');
    grant select, insert, update on households to communitrak_app`.execute(db)
}

async function createMembers(db: Kysely<never>): Promise<void> {
  await sql`
    create table members (
      community_id      uuid not null constraint members_community references communities on delete cascade,
      id                uuid not null,
      account_id        uuid,
      first_name        text not null,
      last_name         text not null,
      name_key          text not null collate "C",
      email             text,
      phone             text,
      role_id           uuid not null,
      title             text,
      locale            text not null default 'en' constraint members_locale check (locale in ('en', 'es')),
      answers           jsonb not null default '{}',
      told              text not null default 'at once' constraint members_told check (told in ('at once', 'daily')),
      told_until        timestamptz,
      search            text not null collate "C" generated always as
                        (lower(name_key || ' ' || first_name || ' ' || last_name || ' ' || coalesce(email, '') || ' '
                         || coalesce(phone, '') || ' ' || coalesce(title, ''))) stored,
      created_at        timestamptz not null default now(),
      joined_at         timestamptz,
      left_at           timestamptz,
      suspended_at      timestamptz,
      suspended_because text,
      merged_into       uuid,
      primary key (community_id, id),
      constraint members_role foreign key (community_id, role_id) references roles,
      constraint members_merged_into foreign key (community_id, merged_into) references members,
      constraint members_merged_have_left check (merged_into is null or left_at is not null),
      constraint members_joined_with_account check (joined_at is null or account_id is not null),
      constraint members_suspended_for_a_reason check ((suspended_at is null) = (suspended_because is null))
    );
    comment on column members.account_id is
      'Who signs in as this member. Accounts live outside the fence, so there is no foreign key.';
    comment on column members.name_key is 'Last name, then first name, without case and accents: the order of lists.';
    comment on column members.email is 'Where to reach the person; people of one household may share it.';
    comment on column members.answers is 'What the onboarding questions asked: what neighbours may see, how to be told.';
    comment on column members.merged_into is 'The record that took this one''s place: the two were one person.';
    comment on column members.told is 'How a leader hears of notices by e-mail.';
    comment on column members.told_until is 'Notices up to here have been told by the daily e-mail.';
    create unique index members_account_once on members (community_id, account_id) where account_id is not null;
    create unique index members_pending_once on members (community_id, email, name_key)
      where joined_at is null and left_at is null and email is not null;
    create index members_by_email on members (community_id, email);
    create index members_by_name on members (community_id, name_key, id);
    create index members_by_account on members (account_id) where account_id is not null;
    create index members_search on members using gin (community_id, search gin_trgm_ops);
    select fence_table('members');
    grant select, insert, update on members to communitrak_app`.execute(db)
}

async function createResidencies(db: Kysely<never>): Promise<void> {
  await sql`
    create table residencies (
      community_id   uuid not null constraint residencies_community references communities on delete cascade,
      id             uuid not null,
      household_id   uuid not null,
      member_id      uuid not null,
      household_role text not null constraint residencies_role check (household_role in ('head', 'member')),
      occupancy      text not null default 'other'
                     constraint residencies_occupancy check (occupancy in ('owner', 'absentee owner', 'renter', 'other')),
      since          timestamptz not null,
      confirmed_at   timestamptz,
      until          timestamptz,
      primary key (community_id, id),
      constraint residencies_household foreign key (community_id, household_id) references households,
      constraint residencies_member foreign key (community_id, member_id) references members,
      constraint residencies_in_order check (until is null or until >= since)
    );
    comment on column residencies.confirmed_at is 'When the person came in through this place; null while they are only expected.';
    create unique index residencies_once on residencies (community_id, household_id, member_id) where until is null;
    create index residencies_of_member on residencies (community_id, member_id) where until is null;
    select fence_table('residencies');
    grant select, insert, update on residencies to communitrak_app`.execute(db)
}
