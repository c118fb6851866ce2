import { type Kysely, sql } from 'kysely'

/** The list of members can have a column for each field that a community asks its members about. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table members add column list_fields uuid[];
    comment on column members.list_fields is
      'Which member fields this person wants to see as columns of the list of members; null: none.'`.execute(
    db,
  )
}
