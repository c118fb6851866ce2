import { type Kysely, sql } from 'kysely'

/** Homes stand in one order everywhere, that of streets, numbers and units: nothing asks for the order of letters any more. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`drop index properties_by_search`.execute(db)
}
