import { type Kysely, sql } from 'kysely'

/**
 * The role the application works as, the fence around community tables, and what this installation
 * knows about itself.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await createApplicationRole(db)
  await sql`create extension if not exists pg_trgm; create extension if not exists btree_gin`.execute(
    db,
  )
  await createFence(db)
  await sql`
    create table installation (
      only_row          boolean primary key default true constraint installation_once check (only_row),
      server_key_check  bytea not null,
      sending_paused_at timestamptz,
      created_at        timestamptz not null default now()
    );
    comment on table installation is 'What this installation knows about itself; one row.';
    comment on column installation.server_key_check is
      'A fingerprint of the server key: without the right key, no code could be read again.';
    comment on column installation.sending_paused_at is
      'Set by a restore: nothing is sent until someone says that the copy is the real one.';
    grant select, insert, update on installation to communitrak_app;
    grant select on kysely_migration to communitrak_app`.execute(db)
}

async function createApplicationRole(db: Kysely<never>): Promise<void> {
  await sql`
    do $$
    begin
      if not exists (select from pg_roles where rolname = 'communitrak_app') then
        begin
          create role communitrak_app nologin;
        exception
          when duplicate_object or unique_violation then null;
          when insufficient_privilege then
            raise exception 'Ask the administrator of this server to run: create role communitrak_app nologin; grant communitrak_app to %;', current_user;
        end;
      end if;
      if exists (select from pg_roles where rolname = 'communitrak_app' and (rolsuper or rolbypassrls)) then
        raise exception 'The role communitrak_app must neither be a superuser nor bypass row-level security.';
      end if;
      if not pg_has_role(current_user, 'communitrak_app', 'member') then
        execute format('grant communitrak_app to %I', current_user);
      end if;
      execute format('grant usage on schema %I to communitrak_app', current_schema());
    end $$`.execute(db)
}

/**
 * `fence_table` puts a table of community data behind row-level security: the application sees the
 * rows of the community its transaction is in, and none without one. The owner may read everything,
 * for backups and for the named functions that look across communities.
 */
async function createFence(db: Kysely<never>): Promise<void> {
  await sql`
    create function fence_table(target regclass, fence name default 'community_id')
    returns void language plpgsql as $$
    declare
      inside text := format('%I = (select nullif(current_setting(''app.community'', true), '''')::uuid)', fence);
    begin
      execute format('alter table %s enable row level security', target);
      execute format('alter table %s force row level security', target);
      execute format('create policy own_community on %s to communitrak_app using (%s) with check (%s)', target, inside, inside);
      execute format('create policy owner_reads on %s for select to %I using (true)', target, current_user);
    end $$;
    revoke all on function fence_table from public`.execute(db)
}
