import { type Kysely, sql } from 'kysely'

/**
 * What an import created may be taken back, and so rows may go that could never go before. Triggers keep
 * what must stay, whatever the application does, and references keep all that something else hangs on.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await keepWhatHappened(db)
  await letTheRestGo(db)
  await findWhatHangsOnIt(db)
}

/** The triggers leave those alone who remove a whole community: its rows go with it. */
async function keepWhatHappened(db: Kysely<never>): Promise<void> {
  await sql`
    create function keep_row() returns trigger language plpgsql as $$
    begin
      raise exception '%', tg_argv[0] using errcode = 'restrict_violation';
    end $$;

    create trigger members_keep_who_came before delete on members
      for each row when (pg_trigger_depth() = 0
        and num_nonnulls(old.account_id, old.joined_at, old.left_at, old.merged_into) > 0)
      execute function keep_row('Whoever has joined, waits or has left is never deleted.');

    create function keep_place_of_arrival() returns trigger language plpgsql as $$
    begin
      if exists (select from members m where m.community_id = old.community_id and m.id = old.member_id
                 and m.joined_at < old.since) then
        return old;
      end if;
      raise exception 'A place through which somebody came in is never deleted.'
        using errcode = 'restrict_violation';
    end $$;
    create trigger residencies_keep_arrivals before delete on residencies
      for each row when (pg_trigger_depth() = 0 and old.confirmed_at is not null)
      execute function keep_place_of_arrival();
    create trigger residencies_keep_history before delete on residencies
      for each row when (pg_trigger_depth() = 0 and old.until is not null)
      execute function keep_row('Where somebody has lived is never deleted.');

    create trigger invitations_keep_codes before delete on invitations
      for each row when (pg_trigger_depth() = 0 and (old.voided_at is null or old.channel = 'pass'))
      execute function keep_row('An invitation that holds, was used or may be on paper is never deleted.');

    create trigger deliveries_keep_what_left before delete on deliveries
      for each row when (pg_trigger_depth() = 0 and (old.attempts > 0
        or num_nonnulls(old.leased_until, old.sent_at, old.delivered_at, old.bounced_at, old.failed_at, old.provider_id) > 0))
      execute function keep_row('A message that may have left is never deleted.')`.execute(db)
}

async function letTheRestGo(db: Kysely<never>): Promise<void> {
  await sql`
    grant delete on properties, households, members, residencies, batches, invitations, deliveries
    to communitrak_app`.execute(db)
}

/** Whether something hangs on a row that goes is found without reading all that might. */
async function findWhatHangsOnIt(db: Kysely<never>): Promise<void> {
  await sql`
    create index residencies_by_member on residencies (community_id, member_id);
    drop index residencies_of_member;
    create index residencies_of_household on residencies (community_id, household_id);
    create index members_merged on members (community_id, merged_into) where merged_into is not null;
    create index invitations_of_inviter on invitations (community_id, invited_by) where invited_by is not null;
    create index invitations_of_joined on invitations (community_id, joined_as) where joined_as is not null;
    create index invitations_of_property on invitations (community_id, property_id) where property_id is not null;
    create index mailbox_proofs_of_invitation on mailbox_proofs (community_id, invitation_id);
    create index home_claims_of_property on home_claims (community_id, property_id) where property_id is not null;
    create index notices_of_member on notices (community_id, member_id) where member_id is not null`.execute(
    db,
  )
}
