import { type Kysely, sql } from 'kysely'

/** What agents work with beside a conversation: ready answers, rosters out of attachments, and who it is. */
export async function up(db: Kysely<never>): Promise<void> {
  await createCannedReplies(db)
  await rememberRosters(db)
  await listInOrder(db)
  await sql`
    select set_config('search_path', current_setting('search_path') || ', pg_temp', true)`.execute(
    db,
  )
  await answerWhereTheyBelong(db)
  await answerTheirInvitations(db)
  await answerWhichCommunities(db)
  await answerWhatIsFound(db)
  await answerWhatIsToReport(db)
}

async function createCannedReplies(db: Kysely<never>): Promise<void> {
  await sql`
    create table canned_replies (
      id         uuid primary key,
      title      text not null constraint canned_replies_title check (length(title) between 1 and 100),
      title_key  text not null,
      text       text not null constraint canned_replies_text check (length(text) between 1 and 10000),
      locale     text not null constraint canned_replies_locale check (locale in ('en', 'es')),
      changed_at timestamptz not null,
      constraint canned_replies_once unique (locale, title_key)
    );
    comment on table canned_replies is 'Answers that agents have ready; each is put into the box, and never sent by itself.';
    comment on column canned_replies.title_key is 'The title as it is compared: no two of a language are called alike.';
    alter table canned_replies enable row level security;
    alter table canned_replies force row level security;
    create policy support on canned_replies using ((select nullif(current_setting('app.support', true), '')) = 'on');
    grant select, insert, update, delete on canned_replies to communitrak_app`.execute(db)
}

/** The conversation is named without a reference: it belongs to a person, and stands outside the fence. */
async function rememberRosters(db: Kysely<never>): Promise<void> {
  await sql`
    create table conversation_rosters (
      community_id    uuid not null,
      roster_id       uuid not null,
      conversation_id uuid not null,
      file_id         uuid not null,
      reported_at     timestamptz,
      primary key (community_id, roster_id),
      constraint conversation_rosters_roster foreign key (community_id, roster_id) references rosters on delete cascade,
      constraint conversation_rosters_once unique (community_id, conversation_id, file_id)
    );
    comment on table conversation_rosters is 'Rosters that an agent made of an attachment.';
    comment on column conversation_rosters.file_id is 'The attachment.';
    comment on column conversation_rosters.reported_at is 'When the conversation was told what became of the import.';
    create index conversation_rosters_unreported on conversation_rosters (community_id, roster_id) where reported_at is null;
    select fence_table('conversation_rosters');
    grant select, insert, update on conversation_rosters to communitrak_app`.execute(db)
}

/** The functions below answer as the owner, who reads every row: so the words of messages are found by an index. */
async function listInOrder(db: Kysely<never>): Promise<void> {
  await sql`
    create index messages_words on messages using gin (lower(text) gin_trgm_ops);
    do $$
    begin
      execute format('create policy owner_reads on conversations for select to %I using (true)', current_user);
      execute format('create policy owner_reads on messages for select to %I using (true)', current_user);
    end $$`.execute(db)
}

/** Where the account of a conversation belongs. A typed address proves nothing, and is not looked up. */
async function answerWhereTheyBelong(db: Kysely<never>): Promise<void> {
  await sql`
    create function standings_for_support(agent uuid, conversation uuid)
    returns table (community_id uuid, name text, slug text, time_zone text, member_id uuid, role text, is_leader boolean,
                   joined_at timestamptz, left_at timestamptz, suspended_at timestamptz, behind_curtain boolean)
    language sql stable security definer set search_path from current as $$
      select c.id, c.name, c.slug, c.time_zone, m.id, r.name, r.is_leader, m.joined_at, m.left_at, m.suspended_at,
             curtain_is_drawn(c.curtain_drawn_at, c.curtain_lifts_at) and not r.is_leader
      from support_agents s
      join conversations v on v.id = conversation
      join members m on m.account_id = v.account_id and m.merged_into is null
      join communities c on c.id = m.community_id
      join roles r on r.community_id = m.community_id and r.id = m.role_id
      where s.account_id = agent and s.ended_at is null
      order by c.name_key, c.id
    $$;
    revoke all on function standings_for_support from public;
    grant execute on function standings_for_support to communitrak_app`.execute(db)
}

/**
 * The invitations of the account of a conversation, newest first: those it is a member by, and those that wait at
 * its address. Only when what happened: no code, no home, and no address.
 */
async function answerTheirInvitations(db: Kysely<never>): Promise<void> {
  await sql`
    create function invitations_for_support(agent uuid, conversation uuid, most integer)
    returns table (id uuid, community text, time_zone text, channel text, invited_at timestamptz, renewed_at timestamptz,
                   expires_at timestamptz, redeemed_at timestamptz, voided_at timestamptz, voided_because text,
                   opened_at timestamptz, claimed_at timestamptz, claim_outcome text, is_signing_up boolean, behind_curtain boolean,
                   queued_at timestamptz, leased_until timestamptz, sent_at timestamptz, delivered_at timestamptz,
                   bounced_at timestamptz, failed_at timestamptz, suppressed_at timestamptz, went_elsewhere boolean,
                   blocked_because text, blocked_since timestamptz)
    language sql stable security definer set search_path from current as $$
      with asker as (
        select a.id, a.email
        from support_agents s
        join conversations v on v.id = conversation
        join accounts a on a.id = v.account_id
        where s.account_id = agent and s.ended_at is null
      ), records as (
        select m.community_id, m.id from asker join members m on m.account_id = asker.id
        union
        select m.community_id, m.id from asker join members m on m.email = asker.email
        where m.joined_at is null and m.left_at is null and m.account_id is null
      ), found as (
        select i.* from records r
        join invitations i on i.community_id = r.community_id and (i.member_id = r.id or i.joined_as = r.id)
        order by i.invited_at desc, i.id limit most
      )
      select i.id, c.name, c.time_zone, i.channel, i.invited_at, i.renewed_at,
             i.expires_at, i.redeemed_at, i.voided_at, i.voided_because,
             o.last_at, h.claimed_at, h.outcome,
             exists (select from sign_ups u where u.community_id = i.community_id and u.invitation_id = i.id and u.verified_at is null),
             curtain_is_drawn(c.curtain_drawn_at, c.curtain_lifts_at),
             d.queued_at, d.leased_until, d.sent_at, d.delivered_at, d.bounced_at, d.failed_at, d.suppressed_at,
             d.recipient <> (select email from asker),
             case when t.phone is not null then 'opted out' else b.because end, coalesce(t.opted_out_at, b.since)
      from found i
      join communities c on c.id = i.community_id
      left join lateral (select * from openings o where o.community_id = i.community_id and o.invitation_id = i.id limit 1) o on true
      left join lateral (select * from home_claims h where h.community_id = i.community_id and h.invitation_id = i.id limit 1) h on true
      left join lateral (
        select * from deliveries d
        where d.community_id = i.community_id and d.invitation_id = i.id and d.template in ('invitation', 'reminder')
          and (d.template = 'invitation' or num_nonnulls(d.sent_at, d.bounced_at, d.failed_at) > 0)
        order by d.queued_at desc limit 1) d on true
      left join lateral (
        select * from suppressions b
        where b.community_id = i.community_id and b.recipient = d.recipient and b.lifted_at is null
        order by b.since desc limit 1) b on true
      left join text_opt_outs t on d.channel = 'text' and t.phone = d.recipient
      order by i.invited_at desc, i.id
    $$;
    revoke all on function invitations_for_support from public;
    grant execute on function invitations_for_support to communitrak_app`.execute(db)
}

/** What the community is called in which a conversation was begun. */
async function answerWhichCommunities(db: Kysely<never>): Promise<void> {
  await sql`
    create function communities_of_conversations(agent uuid, asked uuid[])
    returns table (conversation_id uuid, community_id uuid, name text, slug text)
    language sql stable security definer set search_path from current as $$
      select v.id, c.id, c.name, c.slug
      from support_agents s
      join conversations v on v.id = any (asked)
      join communities c on c.id = v.community_id
      where s.account_id = agent and s.ended_at is null
    $$;
    revoke all on function communities_of_conversations from public;
    grant execute on function communities_of_conversations to communitrak_app`.execute(db)
}

/** Conversations in which every word stands, in a message or in who it is; newest first. */
async function answerWhatIsFound(db: Kysely<never>): Promise<void> {
  await sql`
    create function conversations_found(agent uuid, patterns text[], most integer)
    returns table (id uuid)
    language sql stable security definer set search_path from current as $$
      with words as (
        select w.pattern, w.nth from unnest(patterns) with ordinality as w (pattern, nth)
        where exists (select from support_agents s where s.account_id = agent and s.ended_at is null)
      ), hits as (
        select w.nth, m.conversation_id from words w join messages m on lower(m.text) like w.pattern
        union
        select w.nth, v.id from words w
        join (conversations v left join accounts a on a.id = v.account_id)
          on lower(concat_ws(' ', v.name, v.email, v.subject, a.first_name, a.last_name, a.email)) like w.pattern
      )
      select v.id from hits join conversations v on v.id = hits.conversation_id
      group by v.id, v.last_at having count(distinct hits.nth) = cardinality(patterns)
      order by v.last_at desc, v.id limit most
    $$;
    revoke all on function conversations_found from public;
    grant execute on function conversations_found to communitrak_app`.execute(db)
}

/** A worker looks in all communities for imports that are over and that their conversation has not been told of. */
async function answerWhatIsToReport(db: Kysely<never>): Promise<void> {
  await sql`
    create function rosters_to_report(most integer)
    returns table (community_id uuid, roster_id uuid)
    language sql stable security definer set search_path from current as $$
      select l.community_id, l.roster_id
      from conversation_rosters l
      join rosters r on r.community_id = l.community_id and r.id = l.roster_id
      where l.reported_at is null and r.finished_at is not null
      order by r.finished_at, l.roster_id limit most
    $$;
    revoke all on function rosters_to_report from public;
    grant execute on function rosters_to_report to communitrak_app`.execute(db)
}
