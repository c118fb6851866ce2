import { type Kysely, sql } from 'kysely'

/**
 * What concerns one home, one group or one day is found without reading all of them. The index that finds a home by its
 * spelling is made anew, as it must be newer than others of homes (0046). Of one town there are few different entries:
 * an index of towns is so small that PostgreSQL would take it for any question about the homes of a community it has not
 * counted. So it is only for those who say that a home has not become another.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create index properties_by_town on properties (community_id, zip, city, state)
      where deleted_at is null and merged_into is null;
    create index properties_deleted on properties (community_id, home_key)
      where deleted_at is not null and merged_into is null;
    drop index properties_once;
    create unique index properties_once on properties (community_id, home_key) where deleted_at is null;
    create index group_members_admins on group_members (community_id, group_id, member_id)
      where is_admin and until is null;
    create index notices_of_kind on notices (community_id, kind, noticed_at)`.execute(db)
}
