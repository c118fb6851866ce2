import { type Kysely, sql } from 'kysely'

/** Rosters: a file with a whole community in it, what its rows say, and what is to be done with each. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`select set_config('search_path', current_setting('search_path') || ', pg_temp', true)`.execute(
    db,
  )
  await sql`
    create table rosters (
      community_id  uuid not null constraint rosters_community references communities on delete cascade,
      id            uuid not null,
      pass_batch_id uuid not null,
      file_name     text not null,
      sheet         jsonb not null,
      columns       jsonb not null default '[]',
      without_email text not null default 'attention'
                    constraint rosters_without_email check (without_email in ('attention', 'paper')),
      sends         text not null default 'later' constraint rosters_sends check (sends in ('now', 'later', 'at')),
      send_at       timestamptz,
      made_by       uuid,
      made_at       timestamptz not null,
      row_count     integer not null,
      asked_for     text constraint rosters_asked_for check (asked_for in ('check', 'import')),
      asked_at      timestamptz,
      asked_by      uuid,
      asked_from    text,
      attempts      integer not null default 0,
      failed_at     timestamptz,
      checked_rows  integer not null default 0,
      planned_at    timestamptz,
      totals        jsonb,
      started_by    uuid,
      started_at    timestamptz,
      done_to       integer not null default 0,
      done_rows     integer not null default 0,
      changed_rows  integer not null default 0,
      finished_at   timestamptz,
      cancelled_at  timestamptz,
      undone_at     timestamptz,
      primary key (community_id, id),
      constraint rosters_maker foreign key (community_id, made_by) references members,
      constraint rosters_starter foreign key (community_id, started_by) references members,
      constraint rosters_asker foreign key (community_id, asked_by) references members,
      constraint rosters_asked_by_somebody check ((asked_for is null) = (asked_at is null)),
      constraint rosters_totals check ((planned_at is null) = (totals is null)),
      constraint rosters_sent_at_a_time check ((sends = 'at') = (send_at is not null)),
      constraint rosters_planned_before check (started_at is null or planned_at is not null),
      constraint rosters_started_before check
        (started_at is not null or num_nonnulls(finished_at, cancelled_at, undone_at) = 0)
    );
    comment on table rosters is 'A file with homes and people of a community, and how far its import has come.';
    comment on column rosters.pass_batch_id is
      'The batch of its access passes; that of its messages has the id of the roster.';
    comment on column rosters.sheet is 'How the file was read: encoding, delimiter, the line of the header, its cells.';
    comment on column rosters.columns is 'What each column was taken for.';
    comment on column rosters.sends is 'When the invitations leave; later: when somebody sends them.';
    comment on column rosters.asked_for is 'What a worker is to do next; null: nothing.';
    comment on column rosters.asked_at is 'Another moment is another wish: what was begun for an older one is thrown away.';
    comment on column rosters.attempts is 'How often a worker has begun what was asked without coming further.';
    comment on column rosters.failed_at is 'When we gave up, because it failed again and again.';
    comment on column rosters.checked_rows is 'How many rows have been looked at since somebody asked.';
    comment on column rosters.totals is 'What the plan makes and changes, and how many rows of each verdict it has.';
    comment on column rosters.done_rows is 'How many rows have been carried out.';
    comment on column rosters.changed_rows is 'How many rows were left alone, since the community had changed.';
    comment on column rosters.done_to is 'The last line that has been carried out, or left alone.';
    comment on column rosters.cancelled_at is 'When somebody stopped the import; what was done by then stays.';
    create index rosters_newest on rosters (community_id, made_at desc, id);
    create index rosters_asked on rosters (asked_at) where asked_for is not null;
    select fence_table('rosters');
    grant select, insert, update, delete on rosters to communitrak_app;

    create function tell_of_rosters() returns trigger language plpgsql as $$
    begin
      perform pg_notify('communitrak_live', 'roster ' || new.id);
      if new.asked_at > coalesce(old.asked_at, '-infinity') then notify communitrak_rosters; end if;
      return null;
    end $$;
    create trigger tell_of_rosters after update on rosters
      for each row execute function tell_of_rosters();

    create table roster_files (
      community_id uuid not null,
      roster_id    uuid not null,
      bytes        bytea not null,
      primary key (community_id, roster_id),
      constraint roster_files_roster foreign key (community_id, roster_id) references rosters on delete cascade
    );
    comment on table roster_files is 'The file itself, as long as another of its sheets may be chosen.';
    select fence_table('roster_files');
    grant select, insert, update, delete on roster_files to communitrak_app;

    create table roster_rows (
      community_id uuid not null,
      roster_id    uuid not null,
      line         integer not null constraint roster_rows_line check (line > 0),
      cells        jsonb not null,
      mended       jsonb,
      left_out_at  timestamptz,
      primary key (community_id, roster_id, line),
      constraint roster_rows_roster foreign key (community_id, roster_id) references rosters on delete cascade
    );
    comment on table roster_rows is 'A row of a roster as it stands in the file.';
    comment on column roster_rows.mended is 'Its cells as somebody has mended them; null: as they were.';
    comment on column roster_rows.left_out_at is 'When somebody said that it is not to be imported.';
    select fence_table('roster_rows');
    grant select, insert, update, delete on roster_rows to communitrak_app;

    create table roster_plans (
      community_id uuid not null,
      roster_id    uuid not null,
      line         integer not null,
      understood   jsonb not null,
      plan         jsonb not null,
      verdict      text not null constraint roster_plans_verdict check
                   (verdict in ('create', 'update', 'unchanged', 'skip', 'attention')),
      home_key     text,
      has_email    boolean not null,
      changed_at   timestamptz,
      primary key (community_id, roster_id, line),
      constraint roster_plans_row foreign key (community_id, roster_id, line) references roster_rows on delete cascade
    );
    comment on table roster_plans is 'What a row of a roster says, and what is to be done with it.';
    comment on column roster_plans.has_email is 'Whether it has an address of somebody of its home.';
    comment on column roster_plans.changed_at is
      'When the import found that the community was no longer as the plan had seen it, and left the row alone.';
    create index roster_plans_by_verdict on roster_plans (community_id, roster_id, verdict, line);
    select fence_table('roster_plans');
    grant select, insert, update, delete on roster_plans to communitrak_app;

    create function rosters_asked_for(most integer)
    returns table (community_id uuid, roster_id uuid)
    language sql stable security definer set search_path from current as $$
      select r.community_id, r.id from rosters r
      where r.asked_for is not null and r.failed_at is null order by r.asked_at limit most
    $$;
    revoke all on function rosters_asked_for from public;
    grant execute on function rosters_asked_for to communitrak_app;

    alter table communities add column roster_columns jsonb not null default '{}';
    comment on column communities.roster_columns is 'What columns of earlier rosters were taken for, by their headers.'`.execute(
    db,
  )
}
