import { type Kysely, sql } from 'kysely'

/** Who drew the Black Curtain, who is told when it lifts, and what ends while it is drawn. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table communities
      add column curtain_drawn_by uuid,
      add column curtain_tells boolean not null default true;
    alter table communities add constraint communities_curtain_drawn_by
      foreign key (id, curtain_drawn_by) references members (community_id, id) deferrable initially deferred;
    comment on column communities.curtain_drawn_by is 'Which member drew the Black Curtain; null: nobody, or it is not known.';
    comment on column communities.curtain_tells is
      'Whether everybody who waits behind the curtain is told by e-mail when it lifts at its time.'`.execute(
    db,
  )
  await findLiftedCurtains(db)
  await tellWhoIsOutside(db)
}

/** A curtain that has lifted by itself is cleared away by a worker, who tells those who have waited. */
async function findLiftedCurtains(db: Kysely<never>): Promise<void> {
  await sql`select set_config('search_path', current_setting('search_path') || ', pg_temp', true)`.execute(
    db,
  )
  await sql`
    create index communities_curtain_lifts on communities (curtain_lifts_at) where curtain_lifts_at is not null;
    create function communities_with_lifted_curtains(moment timestamptz)
    returns setof uuid language sql stable security definer set search_path from current as $$
      select c.id from communities c where c.curtain_lifts_at <= moment order by c.curtain_lifts_at
    $$;
    revoke all on function communities_with_lifted_curtains from public;
    grant execute on function communities_with_lifted_curtains to communitrak_app`.execute(db)
}

/** Whatever a page still tells somebody as it happens ends when they may no longer see it. */
async function tellWhoIsOutside(db: Kysely<never>): Promise<void> {
  await sql`
    create function tell_of_curtain() returns trigger language plpgsql as $$
    begin
      perform pg_notify('communitrak_live', 'community ' || new.id);
      return null;
    end $$;
    create trigger tell_of_curtain after update on communities
      for each row when (new.curtain_drawn_at is not null
        and (old.curtain_drawn_at, old.curtain_lifts_at)
          is distinct from (new.curtain_drawn_at, new.curtain_lifts_at))
      execute function tell_of_curtain();
    create trigger tell_of_role after update of role_id on members
      for each row when (old.role_id is distinct from new.role_id)
      execute function tell_of_leaving()`.execute(db)
}
