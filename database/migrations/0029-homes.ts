import { type Kysely, sql } from 'kysely'

/** Homes are looked after: in the order of streets, spelled twice made one, households without access. */
export async function up(db: Kysely<never>): Promise<void> {
  await orderHomes(db)
  await letHouseholdsPause(db)
  await createHomeMerges(db)
  await tellWhoseAccessChanges(db)
}

/**
 * Streets first, then numbers, each number with eight digits: `9 OAK LN` stands before `10 OAK LN`, and
 * both before `3 PINE ST`.
 */
async function orderHomes(db: Kysely<never>): Promise<void> {
  await sql`
    alter table properties
      add column merged_into uuid,
      add column address_order text not null collate "C" generated always as (lower(
        regexp_replace(
          regexp_replace(
            regexp_replace(coalesce(street, lot, ''), '^([0-9][^ ]*) (.*)$', '\\2 \\1')
              || ' ' || coalesce(unit, '') || ' ' || city || ' ' || zip,
            '([0-9]+)', '00000000\\1', 'g'),
          '0*([0-9]{8})', '\\1', 'g'))) stored,
      add constraint properties_merged_into foreign key (community_id, merged_into) references properties
        on delete set null (merged_into),
      add constraint properties_merged_into_another check (merged_into <> id),
      add constraint properties_merged_are_gone check (merged_into is null or deleted_at is not null);
    comment on column properties.address_order is 'The order of lists: by street, then number, then unit.';
    comment on column properties.merged_into is
      'The home it was another spelling of; this spelling leads there from then on.';
    create index properties_in_order on properties (community_id, address_order, id);
    create index properties_spelled_otherwise on properties (community_id, home_key) where merged_into is not null;
    create index properties_merged on properties (community_id, merged_into) where merged_into is not null`.execute(
    db,
  )
}

async function letHouseholdsPause(db: Kysely<never>): Promise<void> {
  await sql`
    alter table households
      add column inactive_because text constraint households_inactive_because check (length(inactive_because) <= 500),
      add constraint households_inactive_for_a_reason check (inactive_because is null or inactive_at is not null);
    comment on column households.inactive_at is
      'Since when its people have no access, unless they have another home or lead the community; null: active.';
    comment on column households.inactive_because is 'For leaders only.';
    create index households_inactive on households (community_id, property_id) where inactive_at is not null`.execute(
    db,
  )
}

/** What depends on a home that an undone import takes away goes with it. */
async function createHomeMerges(db: Kysely<never>): Promise<void> {
  await sql`
    create table home_merges (
      community_id uuid not null constraint home_merges_community references communities on delete cascade,
      id           uuid not null,
      stays_id     uuid not null,
      goes_id      uuid not null,
      merged_by    uuid not null,
      merged_at    timestamptz not null,
      carried      jsonb not null,
      undone_by    uuid,
      undone_at    timestamptz,
      primary key (community_id, id),
      constraint home_merges_stays foreign key (community_id, stays_id) references properties on delete cascade,
      constraint home_merges_goes foreign key (community_id, goes_id) references properties on delete cascade,
      constraint home_merges_merger foreign key (community_id, merged_by) references members,
      constraint home_merges_undoer foreign key (community_id, undone_by) references members,
      constraint home_merges_of_two check (stays_id <> goes_id),
      constraint home_merges_undone_by_somebody check ((undone_at is null) = (undone_by is null))
    );
    comment on table home_merges is 'Two spellings of one home that a leader made one: which stays, and which goes.';
    comment on column home_merges.carried is 'What came along, by its ids: what Undo brings back.';
    create unique index home_merges_once on home_merges (community_id, goes_id) where undone_at is null;
    create index home_merges_of_stays on home_merges (community_id, stays_id);
    create index home_merges_of_goes on home_merges (community_id, goes_id);
    select fence_table('home_merges');
    grant select, insert, update on home_merges to communitrak_app`.execute(db)
}

/** Whatever a page still tells somebody as it happens ends when their household loses its access. */
async function tellWhoseAccessChanges(db: Kysely<never>): Promise<void> {
  await sql`
    create function tell_of_pause() returns trigger language plpgsql as $$
    begin
      perform pg_notify('communitrak_live', 'member ' || r.member_id)
      from residencies r
      where r.community_id = new.community_id and r.household_id = new.id and r.until is null;
      return null;
    end $$;
    create trigger tell_of_pause after update on households
      for each row when (old.inactive_at is null and new.inactive_at is not null)
      execute function tell_of_pause()`.execute(db)
}
