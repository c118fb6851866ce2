import { type Kysely, sql } from 'kysely'

/** Members who share something, who is in charge of it, and who asks to be one of them. */
export async function up(db: Kysely<never>): Promise<void> {
  await createGroups(db)
  await createGroupMembers(db)
  await createGroupRequests(db)
}

async function createGroups(db: Kysely<never>): Promise<void> {
  await sql`
    create table groups (
      community_id uuid not null constraint groups_community references communities on delete cascade,
      id           uuid not null,
      name         text not null constraint groups_name check (length(name) between 1 and 80),
      name_key     text not null collate "C",
      about        text not null default '' constraint groups_about check (length(about) <= 2000),
      is_open      boolean not null,
      created_at   timestamptz not null,
      deleted_at   timestamptz,
      primary key (community_id, id)
    );
    comment on column groups.name_key is 'The name without case and accents: the order of the list, and what tells two groups apart.';
    comment on column groups.is_open is 'Whoever sees it may join at once; otherwise an admin of it lets people in.';
    create unique index groups_once on groups (community_id, name_key) where deleted_at is null;
    select fence_table('groups');
    grant select, insert, update on groups to communitrak_app`.execute(db)
}

async function createGroupMembers(db: Kysely<never>): Promise<void> {
  await sql`
    create table group_members (
      community_id uuid not null constraint group_members_community references communities on delete cascade,
      id           uuid not null,
      group_id     uuid not null,
      member_id    uuid not null,
      is_admin     boolean not null default false,
      since        timestamptz not null,
      until        timestamptz,
      primary key (community_id, id),
      constraint group_members_group foreign key (community_id, group_id) references groups,
      constraint group_members_member foreign key (community_id, member_id) references members,
      constraint group_members_in_order check (until is null or until >= since)
    );
    comment on column group_members.is_admin is 'A group admin: changes the group, lets people in and sends them out.';
    create unique index group_members_once on group_members (community_id, group_id, member_id) where until is null;
    create index group_members_of_member on group_members (community_id, member_id);
    select fence_table('group_members');
    grant select, insert, update on group_members to communitrak_app`.execute(db)
}

async function createGroupRequests(db: Kysely<never>): Promise<void> {
  await sql`
    create table group_requests (
      community_id uuid not null constraint group_requests_community references communities on delete cascade,
      id           uuid not null,
      group_id     uuid not null,
      member_id    uuid not null,
      asked_at     timestamptz not null,
      settled_at   timestamptz,
      settled_by   uuid,
      outcome      text constraint group_requests_outcome check (outcome in ('accepted', 'declined', 'withdrawn')),
      primary key (community_id, id),
      constraint group_requests_group foreign key (community_id, group_id) references groups,
      constraint group_requests_member foreign key (community_id, member_id) references members,
      constraint group_requests_settled_by foreign key (community_id, settled_by) references members,
      constraint group_requests_settled_with_outcome check ((settled_at is null) = (outcome is null))
    );
    create unique index group_requests_once on group_requests (community_id, group_id, member_id) where settled_at is null;
    create index group_requests_of_group on group_requests (community_id, group_id, asked_at);
    create index group_requests_of_member on group_requests (community_id, member_id);
    create index group_requests_settled_by on group_requests (community_id, settled_by) where settled_by is not null;
    select fence_table('group_requests');
    grant select, insert, update on group_requests to communitrak_app`.execute(db)
}
