import { type Kysely, sql } from 'kysely'

/** Heads of Household invite into their own household. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table invitations
      add column household_id uuid,
      add constraint invitations_household foreign key (community_id, household_id) references households,
      add constraint invitations_of_guests_are_bound check (household_id is null or member_id is not null);
    comment on column invitations.household_id is
      'The household whose Head invited a guest into it; null: somebody invited by permission.';
    create index invitations_of_household on invitations (community_id, household_id, invited_at)
      where household_id is not null`.execute(db)
}
