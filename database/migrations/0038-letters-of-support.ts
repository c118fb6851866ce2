import { type Kysely, sql } from 'kysely'

/** Letters from support and to it: each is sent and written once, and found without reading the others. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create index conversations_unmailed on conversations (id)
      where message_count > seen_by_asker and message_count > mailed_to;
    create unique index messages_of_letter on messages (key) where key like 'mail %';
    create index account_deliveries_bounced on account_deliveries (recipient) where bounced_at is not null;
    comment on column conversations.mailed_to is
      'The number of the last message that was put into a letter, or needed none.'`.execute(db)
}
