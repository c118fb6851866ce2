import { type Kysely, sql } from 'kysely'

/** Roles of a community's own: their names differ by more than case, and who had one is told as it changes. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create unique index roles_name_any_case on roles (community_id, lower(name));

    create function tell_of_role() returns trigger language plpgsql as $$
    begin
      perform pg_notify('communitrak_live', 'role ' || new.id);
      return null;
    end $$;
    create trigger tell_of_role after update on roles
      for each row when (old.permissions is distinct from new.permissions)
      execute function tell_of_role()`.execute(db)
}
