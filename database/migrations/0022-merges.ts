import { type Kysely, sql } from 'kysely'

/** Two records of one person become one, and for thirty days two again. */
export async function up(db: Kysely<never>): Promise<void> {
  await createMerges(db)
  await letRecordsGo(db)
  await answerWhatIsOld(db)
}

async function createMerges(db: Kysely<never>): Promise<void> {
  await sql`
    create table merges (
      community_id uuid not null constraint merges_community references communities on delete cascade,
      id           uuid not null,
      stays_id     uuid not null,
      goes_id      uuid not null,
      merged_by    uuid not null,
      merged_at    timestamptz not null,
      steps        jsonb not null,
      forgotten_at timestamptz,
      undone_by    uuid,
      undone_at    timestamptz,
      overtaken    jsonb not null default '[]',
      primary key (community_id, id),
      constraint merges_stays foreign key (community_id, stays_id) references members,
      constraint merges_goes foreign key (community_id, goes_id) references members,
      constraint merges_merger foreign key (community_id, merged_by) references members,
      constraint merges_undoer foreign key (community_id, undone_by) references members,
      constraint merges_of_two check (stays_id <> goes_id),
      constraint merges_undone_by_somebody check ((undone_at is null) = (undone_by is null))
    );
    comment on table merges is 'Two records of one person that a leader made one: which stays, and which goes.';
    comment on column merges.steps is
      'What was changed, as it was before and as the merge left it: what Undo restores. Never a code.';
    comment on column merges.forgotten_at is 'When the steps were forgotten; from then on it cannot be undone.';
    comment on column merges.overtaken is 'What could not come back when it was undone.';
    create unique index merges_once on merges (community_id, goes_id) where undone_at is null;
    create index merges_newest on merges (community_id, merged_at desc, id);
    create index merges_of_stays on merges (community_id, stays_id);
    create index merges_to_forget on merges (merged_at) where forgotten_at is null;
    select fence_table('merges');
    grant select, insert, update on merges to communitrak_app`.execute(db)
}

/** A record that has gone keeps when the person joined; their account is that of the record that stays. */
async function letRecordsGo(db: Kysely<never>): Promise<void> {
  await sql`
    alter table members
      drop constraint members_joined_with_account,
      add constraint members_joined_with_account
        check (joined_at is null or account_id is not null or merged_into is not null),
      add constraint members_merged_into_another check (merged_into <> id)`.execute(db)
}

/** The function keeps the search path of this moment; temporary tables, a caller's own, come last. */
async function answerWhatIsOld(db: Kysely<never>): Promise<void> {
  await sql`select set_config('search_path', current_setting('search_path') || ', pg_temp', true)`.execute(
    db,
  )
  await sql`
    create function communities_with_old_merges(moment timestamptz, days integer)
    returns setof uuid language sql stable security definer set search_path from current as $$
      select distinct m.community_id from merges m
      where m.forgotten_at is null and m.merged_at < moment - make_interval(days => days)
    $$;
    revoke all on function communities_with_old_merges from public;
    grant execute on function communities_with_old_merges to communitrak_app`.execute(db)
}
