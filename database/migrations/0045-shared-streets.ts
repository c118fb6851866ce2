import { type Kysely, sql } from 'kysely'

/** The list of one building names its units, and nowhere the street that all of them share. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table rosters add column shared_street text
      constraint rosters_shared_street check (length(shared_street) between 1 and 200);
    comment on column rosters.shared_street is
      'The street address of homes of which a row tells only the unit; null: it was not asked for.'`.execute(
    db,
  )
}
