import { type Kysely, sql } from 'kysely'

/** Whoever looks at a roster is told when it is discarded, as of everything else that becomes of it. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create function tell_of_discarded_rosters() returns trigger language plpgsql as $$
    begin
      perform pg_notify('communitrak_live', 'roster ' || old.id);
      return null;
    end $$;
    create trigger tell_of_discarded_rosters after delete on rosters
      for each row execute function tell_of_discarded_rosters()`.execute(db)
}
