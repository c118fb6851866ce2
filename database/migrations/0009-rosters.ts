import { type Kysely, sql } from 'kysely'

/** Rosters: a file with a whole community in it, what its rows say, and what is to be done with each. */
export async function up(db: Kysely<never>): Promise<void> {
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
      planned_at    timestamptz,
      started_by    uuid,
      started_at    timestamptz,
      done_to       integer not null default 0,
      finished_at   timestamptz,
      cancelled_at  timestamptz,
      undone_at     timestamptz,
      primary key (community_id, id),
      constraint rosters_maker foreign key (community_id, made_by) references members,
      constraint rosters_starter foreign key (community_id, started_by) references members,
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
    comment on column rosters.done_to is 'The last line that has been carried out, or left alone.';
    comment on column rosters.cancelled_at is 'When somebody stopped the import; what was done by then stays.';
    create index rosters_newest on rosters (community_id, made_at desc, id);
    select fence_table('rosters');
    grant select, insert, update, delete on rosters to communitrak_app;

    create table roster_rows (
      community_id uuid not null,
      roster_id    uuid not null,
      line         integer not null constraint roster_rows_line check (line > 0),
      cells        jsonb not null,
      primary key (community_id, roster_id, line),
      constraint roster_rows_roster foreign key (community_id, roster_id) references rosters on delete cascade
    );
    comment on table roster_rows is 'A row of a roster as it stands in the file.';
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

    alter table communities add column roster_columns jsonb not null default '{}';
    comment on column communities.roster_columns is 'What columns of earlier rosters were taken for, by their headers.'`.execute(
    db,
  )
}
