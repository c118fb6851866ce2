import { type Kysely, sql } from 'kysely'

/** Which mailbox a proof proves, and since when a message has been refused for now. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table mailbox_proofs add column email text;
    comment on column mailbox_proofs.email is
      'Where the link was sent. It proves this mailbox only, whatever address the invitation has later.';
    alter table deliveries add column failing_since timestamptz;
    alter table account_deliveries add column failing_since timestamptz;
    comment on column deliveries.failing_since is
      'Since when it has been tried in vain; it is given up so long after that, not after it was queued.';
    comment on column account_deliveries.failing_since is
      'Since when it has been tried in vain; it is given up so long after that, not after it was queued.'`.execute(
    db,
  )
}
