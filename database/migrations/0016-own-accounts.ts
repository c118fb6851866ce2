import { type Kysely, sql } from 'kysely'

/** What people change about their own account, and every record that communities keep of it. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table email_changes (
      id          uuid primary key,
      account_id  uuid not null constraint email_changes_account references accounts on delete cascade,
      session_id  uuid not null,
      old_email   text not null,
      new_email   text not null constraint email_changes_email_lower check (new_email = lower(new_email)),
      wrong_codes integer not null default 0,
      asked_at    timestamptz not null,
      done_at     timestamptz,
      stopped_at  timestamptz,
      constraint email_changes_change_something check (new_email <> old_email)
    );
    comment on table email_changes is
      'Somebody wants to sign in with another address. Nothing changes until the new one is proven.';
    comment on column email_changes.session_id is 'Where it was asked; this session outlives the change.';
    comment on column email_changes.stopped_at is
      'Withdrawn, or taken back from the old address after it was done.';
    create unique index email_changes_one_open on email_changes (account_id)
      where done_at is null and stopped_at is null;
    create index email_changes_by_age on email_changes (asked_at);
    grant select, insert, update, delete on email_changes to communitrak_app`.execute(db)
  await sql`select set_config('search_path', current_setting('search_path') || ', pg_temp', true)`.execute(
    db,
  )
  await sql`
    create function records_of_account(account uuid)
    returns table (community_id uuid, slug text, name text, member_id uuid, joined_at timestamptz, left_at timestamptz)
    language sql stable security definer set search_path from current as $$
      select c.id, c.slug, c.name, m.id, m.joined_at, m.left_at
      from members m
      join communities c on c.id = m.community_id
      where m.account_id = account
      order by c.name collate "C", c.id
    $$;
    revoke all on function records_of_account from public;
    grant execute on function records_of_account to communitrak_app`.execute(db)
}
