import { type Kysely, sql } from 'kysely'

/** A home of which is known that nobody lives in it is not waited for. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table properties add column empty_since timestamptz;
    comment on column properties.empty_since is
      'When somebody said that nobody lives there; it holds until somebody is there or is expected.'`.execute(
    db,
  )
}
