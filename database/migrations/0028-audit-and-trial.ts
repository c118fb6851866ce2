import { type Kysely, sql } from 'kysely'

/** The audit log is read by person and by deed; a trial ends, is told of, and can be extended. */
export async function up(db: Kysely<never>): Promise<void> {
  await indexEvents(db)
  await rememberTrials(db)
  await sql`
    select set_config('search_path', current_setting('search_path') || ', pg_temp', true)`.execute(
    db,
  )
  await leaveAloneWhatHasEnded(db)
  await answerWhomToTell(db)
}

/** However long a log is, one page of what one person did, or of one kind of deed, is found at once. */
async function indexEvents(db: Kysely<never>): Promise<void> {
  await sql`
    create index audit_events_of_deed on audit_events (community_id, deed, happened_at, id);
    create index audit_events_of_actor on audit_events (community_id, actor_id, deed, happened_at, id)
      where actor_id is not null;
    create index audit_events_of_member on audit_events (community_id, member_id, deed, happened_at, id)
      where member_id is not null`.execute(db)
}

/** So far nothing ended with a trial: whoever is here has a whole one before something does. */
async function rememberTrials(db: Kysely<never>): Promise<void> {
  await sql`
    alter table communities
      add column trial_extensions integer not null default 0
        constraint communities_trial_extensions check (trial_extensions >= 0),
      add column trial_warned_at timestamptz,
      add column trial_end_told_at timestamptz;
    comment on column communities.trial_extensions is 'How often its leaders have extended the trial.';
    comment on column communities.trial_warned_at is 'When its leaders were told that this trial ends soon.';
    comment on column communities.trial_end_told_at is 'When its leaders were told that this trial has ended.';
    update communities set trial_ends_at = now() + interval '14 days'
      where trial_ends_at < now() + interval '14 days'`.execute(db)
}

/** Nothing leaves a community whose trial has ended, and no worker changes it. All of it waits. */
async function leaveAloneWhatHasEnded(db: Kysely<never>): Promise<void> {
  await sql`
    create function trial_has_ended(community uuid, moment timestamptz)
    returns boolean language sql stable security definer set search_path from current as $$
      select coalesce((select c.trial_ends_at <= moment from communities c where c.id = community), false)
    $$;
    comment on function trial_has_ended is 'Whether a community can only be looked at, since its trial is over.';

    create or replace function communities_with_due_deliveries(most integer)
    returns setof uuid language sql stable security definer set search_path from current as $$
      with recursive next_due as (
        (select d.community_id, d.due_at from deliveries d
         where d.sent_at is null and d.bounced_at is null and d.failed_at is null and d.suppressed_at is null
         order by d.community_id, d.due_at limit 1)
        union all
        select n.community_id, n.due_at from next_due p cross join lateral (
          select d.community_id, d.due_at from deliveries d
          where d.sent_at is null and d.bounced_at is null and d.failed_at is null and d.suppressed_at is null
            and d.community_id > p.community_id
          order by d.community_id, d.due_at limit 1) n
      )
      select community_id from next_due
      where due_at <= now() and not trial_has_ended(community_id, now())
      order by due_at limit most
    $$;

    create or replace function communities_that_remind()
    returns setof uuid language sql stable security definer set search_path from current as $$
      select c.id from communities c where c.reminds and not trial_has_ended(c.id, now())
    $$;

    create or replace function rosters_asked_for(most integer)
    returns table (community_id uuid, roster_id uuid)
    language sql stable security definer set search_path from current as $$
      select r.community_id, r.id from rosters r
      where r.asked_for is not null and r.failed_at is null
        and not trial_has_ended(r.community_id, now())
      order by r.asked_at limit most
    $$;

    create or replace function communities_with_due_moves(moment timestamptz)
    returns setof uuid language sql stable security definer set search_path from current as $$
      select distinct m.community_id from moves m
      where m.done_at is null and m.cancelled_at is null and m.due_at <= moment
        and not trial_has_ended(m.community_id, moment)
    $$;
    revoke all on function trial_has_ended from public;
    grant execute on function trial_has_ended to communitrak_app`.execute(db)
}

async function answerWhomToTell(db: Kysely<never>): Promise<void> {
  await sql`
    create function communities_to_tell_of_trials(moment timestamptz, soon timestamptz)
    returns setof uuid language sql stable security definer set search_path from current as $$
      select c.id from communities c
      where (c.trial_ends_at <= moment and c.trial_end_told_at is null)
        or (c.trial_ends_at > moment and c.trial_ends_at <= soon and c.trial_warned_at is null)
    $$;
    revoke all on function communities_to_tell_of_trials from public;
    grant execute on function communities_to_tell_of_trials to communitrak_app`.execute(db)
}
