import { type Kysely, sql } from 'kysely'

/**
 * Somebody who comes with an open code and seems to be suspended waits for a leader for that reason. The few who are
 * suspended are found among all members, however many these are.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table home_claims drop constraint home_claims_because;
    alter table home_claims add constraint home_claims_because
      check (because in ('unknown home', 'occupied home', 'suspended'));
    create index members_suspended on members (community_id, name_key) where suspended_at is not null`.execute(
    db,
  )
}
