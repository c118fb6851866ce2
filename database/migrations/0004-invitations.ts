import { type Kysely, sql } from 'kysely'

/** Promises of membership, the messages that carry them, what leaders are told, and the audit log. */
export async function up(db: Kysely<never>): Promise<void> {
  await createInvitations(db)
  await createDeliveries(db)
  await createNotices(db)
  await createAuditEvents(db)
}

async function createInvitations(db: Kysely<never>): Promise<void> {
  await sql`
    create table invitations (
      community_id   uuid not null constraint invitations_community references communities on delete cascade,
      id             uuid not null,
      member_id      uuid,
      code_look_up   bytea not null,
      sealed_code    bytea,
      channel        text not null constraint invitations_channel check (channel in ('email', 'text', 'pass')),
      role_id        uuid not null,
      invited_by     uuid,
      invited_at     timestamptz not null,
      expires_at     timestamptz,
      renewed_at     timestamptz,
      redeemed_at    timestamptz,
      voided_at      timestamptz,
      voided_because text,
      primary key (community_id, id),
      constraint invitations_code unique (community_id, code_look_up),
      constraint invitations_member foreign key (community_id, member_id) references members,
      constraint invitations_role foreign key (community_id, role_id) references roles,
      constraint invitations_inviter foreign key (community_id, invited_by) references members,
      constraint invitations_in_order check (expires_at > invited_at),
      constraint invitations_end_once check (num_nonnulls(redeemed_at, voided_at) <= 1),
      constraint invitations_voided_for_a_reason check ((voided_at is null) = (voided_because is null)),
      constraint invitations_forget_spent_codes check (sealed_code is null or num_nonnulls(redeemed_at, voided_at) = 0)
    );
    comment on table invitations is 'A promise of membership. Whether it still holds is derived from its dates.';
    comment on column invitations.member_id is 'For whom; null: an open code.';
    comment on column invitations.code_look_up is 'HMAC-SHA-256 of the code under the server key.';
    comment on column invitations.sealed_code is 'The code, AES-256-GCM under the server key; wiped once redeemed or voided.';
    comment on column invitations.role_id is 'The role the inviter granted; checked again when the code is redeemed.';
    comment on column invitations.expires_at is 'Null: without end.';
    comment on column invitations.renewed_at is 'When it was last sent again and got its full validity back.';
    create unique index invitations_one_live_code on invitations (community_id, member_id)
      where redeemed_at is null and voided_at is null and member_id is not null;
    create index invitations_of_member on invitations (community_id, member_id);
    create index invitations_by_code on invitations (code_look_up);
    select fence_table('invitations');
    grant select, insert, update on invitations to communitrak_app;

    create table mailbox_proofs (
      community_id  uuid not null constraint mailbox_proofs_community references communities on delete cascade,
      id            uuid not null,
      invitation_id uuid not null,
      account_id    uuid not null,
      asked_at      timestamptz not null,
      proven_at     timestamptz,
      primary key (community_id, id),
      constraint mailbox_proofs_invitation foreign key (community_id, invitation_id) references invitations
    );
    comment on table mailbox_proofs is
      'An account asked to join with an invitation made for another address; a link sent there proves the mailbox.';
    select fence_table('mailbox_proofs');
    grant select, insert, update on mailbox_proofs to communitrak_app`.execute(db)
}

async function createDeliveries(db: Kysely<never>): Promise<void> {
  await sql`
    create table deliveries (
      community_id  uuid not null constraint deliveries_community references communities on delete cascade,
      id            uuid not null,
      invitation_id uuid,
      member_id     uuid,
      channel       text not null constraint deliveries_channel check (channel in ('email', 'text')),
      template      text not null,
      recipient     text not null,
      locale        text not null,
      facts         jsonb not null default '{}',
      queued_at     timestamptz not null,
      due_at        timestamptz not null,
      leased_until  timestamptz,
      attempts      integer not null default 0,
      sent_at       timestamptz,
      delivered_at  timestamptz,
      bounced_at    timestamptz,
      failed_at     timestamptz,
      suppressed_at timestamptz,
      problem       text,
      primary key (community_id, id),
      constraint deliveries_invitation foreign key (community_id, invitation_id) references invitations,
      constraint deliveries_member foreign key (community_id, member_id) references members,
      constraint deliveries_end_once check (num_nonnulls(failed_at, suppressed_at) <= 1)
    );
    comment on table deliveries is 'The outbox: one message to one person. Its state is derived from its dates.';
    comment on column deliveries.facts is 'What the words need. Never a code, a link or a password.';
    comment on column deliveries.leased_until is 'A worker is sending it until then; afterwards another may.';
    create index deliveries_of_invitation on deliveries (community_id, invitation_id);
    create index deliveries_due on deliveries (community_id, due_at)
      where sent_at is null and bounced_at is null and failed_at is null and suppressed_at is null;
    select fence_table('deliveries');
    grant select, insert, update on deliveries to communitrak_app;

    create function wake_senders() returns trigger language plpgsql as $$
    begin
      notify communitrak_deliveries;
      return null;
    end $$;
    create trigger wake_senders after insert on deliveries
      for each statement execute function wake_senders();
    create trigger wake_senders after insert on account_deliveries
      for each statement execute function wake_senders()`.execute(db)
}

async function createNotices(db: Kysely<never>): Promise<void> {
  await sql`
    create table notices (
      community_id uuid not null constraint notices_community references communities on delete cascade,
      id           uuid not null,
      kind         text not null,
      member_id    uuid,
      facts        jsonb not null default '{}',
      noticed_at   timestamptz not null,
      settled_at   timestamptz,
      settled_by   uuid,
      primary key (community_id, id),
      constraint notices_member foreign key (community_id, member_id) references members,
      constraint notices_settled_by foreign key (community_id, settled_by) references members
    );
    comment on table notices is 'What the leaders of a community are told on their home page and by e-mail.';
    create index notices_open on notices (community_id, noticed_at) where settled_at is null;
    select fence_table('notices');
    grant select, insert, update on notices to communitrak_app`.execute(db)
}

async function createAuditEvents(db: Kysely<never>): Promise<void> {
  await sql`
    create table audit_events (
      community_id  uuid not null constraint audit_events_community references communities on delete cascade,
      id            uuid not null,
      happened_at   timestamptz not null,
      deed          text not null,
      actor_id      uuid,
      account_id    uuid,
      member_id     uuid,
      invitation_id uuid,
      facts         jsonb not null default '{}',
      from_address  text,
      primary key (community_id, id)
    );
    comment on table audit_events is 'Who did what to whom, when, from where. Never changed, never deleted.';
    comment on column audit_events.actor_id is 'The member who acted; null: the system, or someone not yet a member.';
    comment on column audit_events.account_id is 'The account that acted.';
    comment on column audit_events.member_id is 'The member it was done to.';
    comment on column audit_events.facts is 'What else it says. Never a code.';
    create index audit_events_in_order on audit_events (community_id, happened_at, id);
    select fence_table('audit_events');
    grant select, insert on audit_events to communitrak_app`.execute(db)
}
