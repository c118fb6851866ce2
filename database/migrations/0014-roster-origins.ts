import { type Kysely, sql } from 'kysely'

/** Whoever asks twice for a roster made of another is led to the one that was made. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table rosters add column made_of uuid;
    comment on column rosters.made_of is
      'The roster whose rest it is, or whose place it took as another sheet of its file; that one may be gone.';
    create index rosters_by_origin on rosters (community_id, made_of) where made_of is not null`.execute(
    db,
  )
}
