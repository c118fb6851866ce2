import { type Kysely, sql } from 'kysely'

/** The list of members: which columns somebody wants, and a search that is quick among 100,000. */
export async function up(db: Kysely<never>): Promise<void> {
  await rememberColumns(db)
  await findByWords(db)
  await listByName(db)
}

async function rememberColumns(db: Kysely<never>): Promise<void> {
  await sql`
    alter table members add column list_columns text[]
      constraint members_list_columns check
        (list_columns <@ array['address', 'role', 'title', 'email', 'phone', 'since']);
    comment on column members.list_columns is
      'Which columns this person wants to see in the list of members; null: the usual ones.'`.execute(
    db,
  )
}

/**
 * Row-level security lets no index look for a piece of a word: \`like\` could tell of rows that are not to be
 * seen. These views are of the community of the transaction alone and read as their owner, so that it can.
 * They hold what is searched and nothing else; what is found is read through the fence.
 */
async function findByWords(db: Kysely<never>): Promise<void> {
  await sql`
    create view member_words as
      select community_id, id, role_id, search from members
      where community_id = (select nullif(current_setting('app.community', true), '')::uuid);
    create view home_words as
      select community_id, id, search from properties
      where community_id = (select nullif(current_setting('app.community', true), '')::uuid);
    comment on view member_words is 'What is searched of the members of the community one is in.';
    comment on view home_words is 'What is searched of the homes of the community one is in.';
    grant select on member_words, home_words to communitrak_app`.execute(db)
}

/** Few among many are found without reading the many. */
async function listByName(db: Kysely<never>): Promise<void> {
  await sql`
    create index members_of_role on members (community_id, role_id);
    create index members_pending_by_name on members (community_id, name_key, id)
      where joined_at is null and left_at is null;
    create index members_inactive_by_name on members (community_id, name_key, id)
      where left_at is not null or suspended_at is not null`.execute(db)
}
