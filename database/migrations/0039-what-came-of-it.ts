import { type Kysely, sql } from 'kysely'

/** What agents are told without asking: letters that came back, and imports that ended without a result. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    select set_config('search_path', current_setting('search_path') || ', pg_temp', true)`.execute(
    db,
  )
  await tellOfReturnedLetters(db)
  await answerWhereMessagesComeBack(db)
  await rememberEndedRosters(db)
  await answerWhatIsNewOfRosters(db)
}

/** Whoever looks at a conversation is told when a letter of it came back. */
async function tellOfReturnedLetters(db: Kysely<never>): Promise<void> {
  await sql`
    create index account_deliveries_of_conversation on account_deliveries ((facts ->> 'conversationId'))
      where template = 'support answered';
    create function tell_of_returned_letters() returns trigger language plpgsql as $$
    begin
      perform pg_notify('communitrak_live', 'conversation ' || (new.facts ->> 'conversationId'));
      perform pg_notify('communitrak_live', 'conversations');
      return null;
    end $$;
    create trigger tell_of_returned_letters after update on account_deliveries for each row
      when (new.template = 'support answered'
        and num_nonnulls(new.bounced_at, new.failed_at) > num_nonnulls(old.bounced_at, old.failed_at))
      execute function tell_of_returned_letters()`.execute(db)
}

/** Since when messages of communities to the account of a conversation come back. A typed address is not looked up. */
async function answerWhereMessagesComeBack(db: Kysely<never>): Promise<void> {
  await sql`
    create index suppressions_bounced on suppressions (recipient) where because = 'bounced' and lifted_at is null;
    create function bounces_for_support(agent uuid, conversation uuid)
    returns table (since timestamptz, words text)
    language sql stable security definer set search_path from current as $$
      select b.since, b.words
      from support_agents s
      join conversations v on v.id = conversation
      join accounts a on a.id = v.account_id
      join suppressions b on b.recipient = a.email
      where s.account_id = agent and s.ended_at is null and b.because = 'bounced' and b.lifted_at is null
      order by b.since desc
    $$;
    revoke all on function bounces_for_support from public;
    grant execute on function bounces_for_support to communitrak_app`.execute(db)
}

/** The conversation is named without a reference, as where its rosters stand. */
async function rememberEndedRosters(db: Kysely<never>): Promise<void> {
  await sql`
    alter table conversation_rosters add column stop_told_at timestamptz;
    comment on column conversation_rosters.stop_told_at is
      'The moment of the last stop, wished or not, that the conversation was told of.';
    create table ended_rosters (
      community_id    uuid not null constraint ended_rosters_community references communities on delete cascade,
      roster_id       uuid not null,
      conversation_id uuid not null,
      file_name       text not null,
      because         text not null constraint ended_rosters_because check (because in ('discarded', 'expired')),
      ended_at        timestamptz not null,
      told_at         timestamptz,
      primary key (community_id, roster_id)
    );
    comment on table ended_rosters is 'Rosters made of an attachment that were forgotten before their import.';
    comment on column ended_rosters.told_at is 'When the conversation was told.';
    create index ended_rosters_untold on ended_rosters (ended_at) where told_at is null;
    select fence_table('ended_rosters');
    grant select, insert, update on ended_rosters to communitrak_app`.execute(db)
}

/** A worker looks in all communities for what the conversations of rosters have not been told of. */
async function answerWhatIsNewOfRosters(db: Kysely<never>): Promise<void> {
  await sql`
    create function roster_news(most integer)
    returns table (community_id uuid, roster_id uuid, what text)
    language sql stable security definer set search_path from current as $$
      select news.community_id, news.roster_id, news.what from (
        select l.community_id, l.roster_id, coalesce(r.finished_at, r.failed_at, r.cancelled_at) as at,
               case when r.finished_at is not null then 'imported' else 'stopped' end as what
        from conversation_rosters l
        join rosters r on r.community_id = l.community_id and r.id = l.roster_id
        where l.reported_at is null and (r.finished_at is not null
          or coalesce(r.failed_at, r.cancelled_at) > coalesce(l.stop_told_at, '-infinity'))
        union all
        select e.community_id, e.roster_id, e.ended_at, 'ended' from ended_rosters e where e.told_at is null
      ) as news
      order by news.at, news.roster_id limit most
    $$;
    revoke all on function roster_news from public;
    grant execute on function roster_news to communitrak_app`.execute(db)
}
