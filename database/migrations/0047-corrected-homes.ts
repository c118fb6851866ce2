import { type Kysely, sql } from 'kysely'

/**
 * Who waits for a leader may correct the home they told, and then waits with the new one, whatever home it is. What
 * they told before is kept beside it: leaders see it, and whoever may be somebody suspended is known by all of it.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table home_claims add column told_before jsonb not null default '[]'
      constraint home_claims_told_before check (jsonb_typeof(told_before) = 'array');
    comment on column home_claims.told_before is
      'The homes they told before they corrected it, standardised, oldest first, each once.';
    alter table home_claims drop constraint home_claims_because;
    alter table home_claims add constraint home_claims_because
      check (because in ('unknown home', 'occupied home', 'suspended', 'corrected home'))`.execute(
    db,
  )
}
