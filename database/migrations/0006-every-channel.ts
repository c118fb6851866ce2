import { type Kysely, sql } from 'kysely'

/** Every channel: batches, open codes, what became of a message, and who wants none. */
export async function up(db: Kysely<never>): Promise<void> {
  await letCommunitiesChoose(db)
  await createBatches(db)
  await widenInvitations(db)
  await createOpenings(db)
  await createHomeClaims(db)
  await widenDeliveries(db)
  await createSuppressions(db)
  await indexStories(db)
}

async function letCommunitiesChoose(db: Kysely<never>): Promise<void> {
  await sql`
    alter table communities
      add column confirms_open_codes boolean not null default true,
      add column reminds boolean not null default false,
      add column daily_messages integer constraint communities_daily_messages check (daily_messages > 0);
    comment on column communities.confirms_open_codes is
      'Whether people with an open code wait for a leader when their home is unknown or occupied.';
    comment on column communities.reminds is 'Whether people who have not joined are reminded.';
    comment on column communities.daily_messages is
      'How many invitation messages may leave in 24 hours; null: what is usual. Support may raise it.'`.execute(
    db,
  )
}

async function createBatches(db: Kysely<never>): Promise<void> {
  await sql`
    create table batches (
      community_id uuid not null constraint batches_community references communities on delete cascade,
      id           uuid not null,
      channel      text not null constraint batches_channel check (channel in ('email', 'text', 'pass')),
      for_homes    boolean not null default false,
      size         integer not null constraint batches_size check (size > 0),
      skipped      jsonb not null default '[]',
      made_by      uuid,
      made_at      timestamptz not null,
      voided_at    timestamptz,
      primary key (community_id, id),
      constraint batches_maker foreign key (community_id, made_by) references members,
      constraint batches_of_passes_are_for_homes check (not for_homes or channel = 'pass')
    );
    comment on table batches is 'Invitations made together: a pasted list, a list of numbers, a pile of access passes.';
    comment on column batches.for_homes is 'Whether its passes were made each for one home, rather than blank.';
    comment on column batches.size is 'How many invitations it had when it was made.';
    comment on column batches.skipped is 'What of the list got no invitation, and why: what its report shows.';
    select fence_table('batches');
    grant select, insert, update on batches to communitrak_app`.execute(db)
}

async function widenInvitations(db: Kysely<never>): Promise<void> {
  await sql`
    alter table invitations
      add column batch_id uuid,
      add column serial integer,
      add column property_id uuid,
      add column contact text,
      add column contact_name text,
      add column consented_at timestamptz,
      add column joined_as uuid,
      add constraint invitations_batch foreign key (community_id, batch_id) references batches,
      add constraint invitations_property foreign key (community_id, property_id) references properties,
      add constraint invitations_joined_as foreign key (community_id, joined_as) references members,
      add constraint invitations_texted_with_consent check (channel <> 'text' or consented_at is not null),
      add constraint invitations_open_have_contacts check (contact is null or member_id is null),
      add constraint invitations_serial_in_batch check (serial is null or batch_id is not null);
    comment on column invitations.serial is 'Its number in the batch, from 1.';
    comment on column invitations.property_id is 'The one home an open code leads to; null: the person tells.';
    comment on column invitations.contact is
      'Where an open code was sent: an e-mail address or a number in E.164 form. It decides nothing about who may use it.';
    comment on column invitations.contact_name is 'Whom the inviter expects there.';
    comment on column invitations.consented_at is 'When the inviter said that the person agreed to be texted.';
    comment on column invitations.joined_as is 'Who joined, or waits to be confirmed, with an open code.';
    create unique index invitations_one_live_pass on invitations (community_id, property_id)
      where redeemed_at is null and voided_at is null and property_id is not null;
    create unique index invitations_one_live_contact on invitations (community_id, contact)
      where redeemed_at is null and voided_at is null and contact is not null;
    create index invitations_of_batch on invitations (community_id, batch_id, serial) where batch_id is not null;
    create index invitations_by_contact on invitations (community_id, contact) where contact is not null;
    create index invitations_waiting_by_contact on invitations (contact)
      where redeemed_at is null and voided_at is null and contact is not null;

    alter table sign_ups add column home jsonb;
    comment on column sign_ups.home is 'Where somebody with an open code says they live: the home, standardised.'`.execute(
    db,
  )
}

async function createOpenings(db: Kysely<never>): Promise<void> {
  await sql`
    create table openings (
      community_id  uuid not null constraint openings_community references communities on delete cascade,
      invitation_id uuid not null,
      first_at      timestamptz not null,
      last_at       timestamptz not null,
      primary key (community_id, invitation_id),
      constraint openings_invitation foreign key (community_id, invitation_id) references invitations
    );
    comment on table openings is 'Somebody looked at an invitation with its code. That changes nothing about the invitation.';
    select fence_table('openings');
    grant select, insert, update on openings to communitrak_app`.execute(db)
}

async function createHomeClaims(db: Kysely<never>): Promise<void> {
  await sql`
    create table home_claims (
      community_id  uuid not null constraint home_claims_community references communities on delete cascade,
      id            uuid not null,
      invitation_id uuid not null,
      member_id     uuid not null,
      home          jsonb not null,
      because       text not null constraint home_claims_because check (because in ('unknown home', 'occupied home')),
      property_id   uuid,
      claimed_at    timestamptz not null,
      settled_at    timestamptz,
      settled_by    uuid,
      outcome       text constraint home_claims_outcome check (outcome in ('confirmed', 'moved', 'declined')),
      primary key (community_id, id),
      constraint home_claims_of_invitation unique (community_id, invitation_id),
      constraint home_claims_invitation foreign key (community_id, invitation_id) references invitations,
      constraint home_claims_member foreign key (community_id, member_id) references members,
      constraint home_claims_property foreign key (community_id, property_id) references properties,
      constraint home_claims_settled_by foreign key (community_id, settled_by) references members,
      constraint home_claims_settled_somehow check ((settled_at is null) = (outcome is null)),
      constraint home_claims_occupied_are_known check (because <> 'occupied home' or property_id is not null)
    );
    comment on table home_claims is
      'Somebody with an open code says that they live in a home that is unknown or occupied; a leader settles it.';
    comment on column home_claims.home is 'The home as they told it, standardised.';
    comment on column home_claims.property_id is 'The property it is, where there is one.';
    create index home_claims_waiting on home_claims (community_id, claimed_at, id) where settled_at is null;
    create index home_claims_of_member on home_claims (community_id, member_id);
    select fence_table('home_claims');
    grant select, insert, update on home_claims to communitrak_app`.execute(db)
}

async function widenDeliveries(db: Kysely<never>): Promise<void> {
  await sql`
    alter table deliveries
      add column provider_id text,
      add column segments integer constraint deliveries_segments check (segments > 0),
      add column complained_at timestamptz;
    comment on column deliveries.provider_id is 'What the provider of text messages calls it.';
    comment on column deliveries.segments is 'How many parts a text message was sent in; each is paid for.';
    comment on column deliveries.complained_at is 'When the recipient told their mail provider that this was unwanted.';
    create index deliveries_by_provider on deliveries (provider_id) where provider_id is not null;
    create index deliveries_by_id on deliveries (id);
    create index deliveries_to_recipient on deliveries (community_id, recipient, queued_at);
    create index deliveries_of_member on deliveries (community_id, member_id, queued_at) where member_id is not null;
    create index deliveries_against_budget on deliveries (community_id, channel, due_at)
      where template in ('invitation', 'reminder')`.execute(db)
}

async function createSuppressions(db: Kysely<never>): Promise<void> {
  await sql`
    create table suppressions (
      community_id uuid not null constraint suppressions_community references communities on delete cascade,
      id           uuid not null,
      recipient    text not null,
      because      text not null constraint suppressions_because check (because in ('bounced', 'complained', 'unsubscribed')),
      words        text,
      since        timestamptz not null,
      lifted_at    timestamptz,
      lifted_by    uuid,
      primary key (community_id, id),
      constraint suppressions_lifted_by foreign key (community_id, lifted_by) references members
    );
    comment on table suppressions is 'An address that gets no more invitations of a community, and why.';
    comment on column suppressions.words is 'What the mail server of the address said.';
    comment on column suppressions.lifted_by is 'The leader who lifted it; null: the person did.';
    create unique index suppressions_once on suppressions (community_id, recipient, because) where lifted_at is null;
    select fence_table('suppressions');
    grant select, insert, update on suppressions to communitrak_app;

    create table text_opt_outs (
      phone        text primary key,
      opted_out_at timestamptz not null default now()
    );
    comment on table text_opt_outs is
      'Numbers that answered STOP. All communities text from our one number, so it holds for all of them.';
    grant select, insert, delete on text_opt_outs to communitrak_app`.execute(db)
}

/** What happened to one invitation is found without reading what happened to all. */
async function indexStories(db: Kysely<never>): Promise<void> {
  await sql`
    create index sign_ups_of_invitation on sign_ups (community_id, invitation_id)
      where invitation_id is not null;
    create index audit_events_of_invitation on audit_events (community_id, invitation_id)
      where invitation_id is not null`.execute(db)
}
