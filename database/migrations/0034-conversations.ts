import { type Kysely, sql } from 'kysely'

/**
 * Conversations with support. They belong to a person, not to a community: a fence of their own shows each
 * asker what is theirs, and support everything, whatever a statement forgets to ask.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await createConversations(db)
  await createMessages(db)
  await fenceConversations(db)
  await tellOfConversations(db)
}

async function createConversations(db: Kysely<never>): Promise<void> {
  await sql`
    create table conversations (
      id              uuid primary key,
      account_id      uuid constraint conversations_account references accounts on delete cascade,
      community_id    uuid,
      asker           text not null collate "C" generated always as
                      (case when account_id is null then 'conversation ' || id
                            else 'account ' || account_id || ' ' || coalesce(community_id::text, '') end) stored,
      name            text constraint conversations_name check (length(name) <= 200),
      email           text constraint conversations_email check (length(email) <= 320),
      came_by         text not null constraint conversations_came_by check (came_by in ('chat', 'mail')),
      subject         text constraint conversations_subject check (length(subject) <= 300),
      locale          text not null,
      page            text constraint conversations_page check (length(page) <= 300),
      begun_at        timestamptz not null,
      message_count   integer not null default 0,
      last_at         timestamptz not null,
      last_by         text not null default 'asker' constraint conversations_last_by check (last_by in ('asker', 'support')),
      seen_by_asker   integer not null default 0,
      seen_by_support integer not null default 0,
      mailed_to       integer not null default 0,
      assigned_to     uuid constraint conversations_assigned_to references accounts on delete set null,
      closed_at       timestamptz,
      constraint conversations_in_a_community_by_an_account check (community_id is null or account_id is not null)
    );
    comment on table conversations is 'What one person and support say to each other.';
    comment on column conversations.account_id is 'Whose it is; null: whoever holds its link, such as somebody who is not signed in.';
    comment on column conversations.community_id is 'The community it was begun in: only who may enter that one comes to it.';
    comment on column conversations.asker is 'For whom it is there, as the fence compares it.';
    comment on column conversations.email is 'As it was typed, or where a letter said to come from: nothing proves it.';
    comment on column conversations.page is 'The page on which it was begun, without codes.';
    comment on column conversations.last_by is 'Who is waited for: the other one.';
    comment on column conversations.seen_by_asker is 'The number of the last message they have seen.';
    comment on column conversations.mailed_to is 'The number of the last message that was also sent by e-mail.';
    create index conversations_of_asker on conversations (asker, last_at desc);
    create index conversations_of_account on conversations (account_id) where account_id is not null;
    create index conversations_of_community on conversations (community_id) where community_id is not null;
    create index conversations_open on conversations (last_at desc, id) where closed_at is null;
    create index conversations_in_order on conversations (last_at desc, id);
    create index conversations_assigned on conversations (assigned_to, last_at desc) where assigned_to is not null;
    grant select, insert, update on conversations to communitrak_app`.execute(db)
}

async function createMessages(db: Kysely<never>): Promise<void> {
  await sql`
    create table messages (
      conversation_id uuid not null constraint messages_conversation references conversations on delete cascade,
      number          integer not null constraint messages_number check (number > 0),
      author          text not null constraint messages_author check (author in ('asker', 'support')),
      account_id      uuid constraint messages_account references accounts on delete set null,
      author_name     text constraint messages_author_name check (length(author_name) <= 200),
      is_note         boolean not null default false,
      text            text not null constraint messages_text check (length(text) <= 20000),
      key             text not null constraint messages_key_length check (length(key) between 1 and 200),
      sent_at         timestamptz not null,
      primary key (conversation_id, number),
      constraint messages_once unique (conversation_id, key),
      constraint messages_notes_of_support check (not is_note or author = 'support')
    );
    comment on column messages.number is 'They follow each other without a gap, in the order in which they were written.';
    comment on column messages.account_id is 'Which agent wrote it; null: the asker, or the installation itself.';
    comment on column messages.is_note is 'Only for support.';
    comment on column messages.key is 'Sent twice, it is written once: the submission of a form, or the Message-ID of a letter.';
    create index messages_of_agent on messages (account_id) where account_id is not null;
    grant select, insert on messages to communitrak_app;

    create table attachments (
      conversation_id uuid not null,
      id              uuid not null,
      number          integer not null,
      name            text not null constraint attachments_name check (length(name) between 1 and 200),
      type            text not null,
      size            integer not null,
      bytes           bytea not null,
      primary key (conversation_id, id),
      constraint attachments_message foreign key (conversation_id, number) references messages on delete cascade
    );
    comment on table attachments is 'Files of messages; they are only ever sent as downloads.';
    create index attachments_of_message on attachments (conversation_id, number);
    grant select, insert on attachments to communitrak_app`.execute(db)
}

/** Nobody is shown a conversation who has not said who they are; an asker never sees notes, nor writes as support. */
async function fenceConversations(db: Kysely<never>): Promise<void> {
  const isSupport = sql`(select nullif(current_setting('app.support', true), '')) = 'on'`
  const isTheirs = sql`exists (select from conversations c where c.id = conversation_id)`
  await sql`
    alter table conversations enable row level security;
    alter table conversations force row level security;
    alter table messages enable row level security;
    alter table messages force row level security;
    alter table attachments enable row level security;
    alter table attachments force row level security;
    create policy asker on conversations using (asker = (select nullif(current_setting('app.asker', true), '')));
    create policy support on conversations using (${isSupport});
    create policy asker on messages using (not is_note and ${isTheirs})
      with check (author = 'asker' and account_id is null and ${isTheirs});
    create policy support on messages using (${isSupport});
    create policy asker on attachments using (exists (select from messages m
      where m.conversation_id = attachments.conversation_id and m.number = attachments.number));
    create policy support on attachments using (${isSupport})`.execute(db)
}

/** Whoever looks at a conversation is told what becomes of it, and the console of every one. */
async function tellOfConversations(db: Kysely<never>): Promise<void> {
  await sql`
    create function tell_of_conversations() returns trigger language plpgsql as $$
    begin
      perform pg_notify('communitrak_live', 'conversation ' || new.id);
      perform pg_notify('communitrak_live', 'conversations');
      return null;
    end $$;
    create trigger tell_of_conversations after insert or update on conversations
      for each row execute function tell_of_conversations()`.execute(db)
}
