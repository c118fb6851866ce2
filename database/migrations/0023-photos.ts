import { type Kysely, sql } from 'kysely'

/** How people look, for neighbours to whom they show it. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table account_photos (
      account_id uuid primary key constraint account_photos_account references accounts on delete cascade,
      id         uuid not null,
      webp       bytea not null constraint account_photos_size check (octet_length(webp) between 1 and 100000),
      taken_at   timestamptz not null
    );
    comment on column account_photos.id is 'Another with each photo, so that browsers do not show the one before.';
    comment on column account_photos.taken_at is 'When we took it from the person, not when the camera did.';
    grant select, insert, update, delete on account_photos to communitrak_app`.execute(db)
}
