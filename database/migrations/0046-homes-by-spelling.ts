import { type Kysely, sql } from 'kysely'

/**
 * Of two indexes that seem equally good PostgreSQL takes the newer one, and while a community is filled for the
 * first time all seem so: the index that finds a home by its spelling must be newer than others of homes, or an import
 * reads all homes of the community for each of its rows.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    drop index properties_once;
    create unique index properties_once on properties (community_id, home_key) where deleted_at is null`.execute(
    db,
  )
}
