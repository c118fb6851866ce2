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
 * Row-level security lets no index look for a piece of a word: `like` could tell of rows that are not to be
 * seen. These functions look as their owner, in the community of the transaction alone, and answer nothing but ids;
 * what is found is read through the fence. Each statement is planned for its words: rare ones and common ones are
 * found in different ways.
 */
async function findByWords(db: Kysely<never>): Promise<void> {
  await sql`
    select set_config('search_path', current_setting('search_path') || ', pg_temp', true)`.execute(
    db,
  )
  await sql`
    create function members_who_say(pattern text, folded text, roles uuid[], most integer)
    returns setof uuid language plpgsql stable security definer set search_path from current as $$
    begin
      return query execute format(
        'select id from members where community_id = %L and (search like %L or search like %L%s) limit %s',
        nullif(current_setting('app.community', true), '')::uuid, pattern, folded,
        case when roles = '{}' then '' else format(' or role_id = any(%L::uuid[])', roles) end, most);
    end $$;
    create function homes_that_say(pattern text, most integer)
    returns setof uuid language plpgsql stable security definer set search_path from current as $$
    begin
      return query execute format(
        'select id from properties where community_id = %L and search like %L limit %s',
        nullif(current_setting('app.community', true), '')::uuid, pattern, most);
    end $$;
    revoke all on function members_who_say, homes_that_say from public;
    grant execute on function members_who_say, homes_that_say to communitrak_app`.execute(db)
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
