import { type Kysely, sql } from 'kysely'

/** People leave a home on a day: what is planned, what it ended, and so what undoing it brings back. */
export async function up(db: Kysely<never>): Promise<void> {
  await createMoves(db)
  await createMovePlaces(db)
  await answerWhatIsDue(db)
  await tellWhoMayNoLongerEnter(db)
}

async function createMoves(db: Kysely<never>): Promise<void> {
  await sql`
    create table moves (
      community_id uuid not null constraint moves_community references communities on delete cascade,
      id           uuid not null,
      household_id uuid not null,
      reason       text not null constraint moves_reason check (reason in ('moved out', 'sold', 'lease ended')),
      last_day     text not null constraint moves_last_day check (last_day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
      due_at       timestamptz not null,
      next_head_id uuid,
      planned_by   uuid not null,
      planned_at   timestamptz not null,
      done_at      timestamptz,
      cancelled_at timestamptz,
      undone_at    timestamptz,
      primary key (community_id, id),
      constraint moves_household foreign key (community_id, household_id) references households on delete cascade,
      constraint moves_next_head foreign key (community_id, next_head_id) references residencies
        on delete set null (next_head_id),
      constraint moves_planned_by foreign key (community_id, planned_by) references members,
      constraint moves_end_once check (num_nonnulls(done_at, cancelled_at) <= 1),
      constraint moves_undone_once_done check (undone_at is null or done_at is not null)
    );
    comment on table moves is 'People leave a home, on a day to come or already. A sale is of everybody in the household.';
    comment on column moves.last_day is 'The last day in the home, YYYY-MM-DD, by the calendar of the community.';
    comment on column moves.due_at is 'When that day is over.';
    comment on column moves.next_head_id is 'Whose place is to be Head when nobody who stays is one.';
    create unique index moves_one_sale on moves (community_id, household_id)
      where reason = 'sold' and done_at is null and cancelled_at is null;
    create index moves_of_household on moves (community_id, household_id);
    create index moves_of_next_head on moves (community_id, next_head_id) where next_head_id is not null;
    create index moves_by_planner on moves (community_id, planned_by);
    create index moves_due on moves (due_at) where done_at is null and cancelled_at is null;
    select fence_table('moves');
    grant select, insert, update on moves to communitrak_app`.execute(db)
}

async function createMovePlaces(db: Kysely<never>): Promise<void> {
  await sql`
    create table move_places (
      community_id     uuid not null,
      move_id          uuid not null,
      residency_id     uuid not null,
      member_id        uuid not null,
      ended_at         timestamptz,
      ended_membership boolean not null default false,
      group_places     uuid[] not null default '{}',
      invitation_id    uuid,
      restored_at      timestamptz,
      kept_away        text,
      primary key (community_id, move_id, residency_id),
      constraint move_places_move foreign key (community_id, move_id) references moves on delete cascade,
      constraint move_places_residency foreign key (community_id, residency_id) references residencies on delete cascade,
      constraint move_places_member foreign key (community_id, member_id) references members on delete cascade,
      constraint move_places_invitation foreign key (community_id, invitation_id) references invitations
        on delete set null (invitation_id),
      constraint move_places_back_or_not check (num_nonnulls(restored_at, kept_away) <= 1)
    );
    comment on table move_places is 'Whose place in a household a move is to end, and what it ended with it.';
    comment on column move_places.ended_at is 'When the move ended it; null: not yet, or it had ended before.';
    comment on column move_places.ended_membership is 'Whether the person left the community with it.';
    comment on column move_places.group_places is 'The places in groups that ended with it.';
    comment on column move_places.invitation_id is 'The invitation that was withdrawn with it.';
    comment on column move_places.kept_away is 'Why undoing the move did not bring the person back.';
    create index move_places_of_residency on move_places (community_id, residency_id);
    create index move_places_of_member on move_places (community_id, member_id);
    create index move_places_of_invitation on move_places (community_id, invitation_id) where invitation_id is not null;
    select fence_table('move_places');
    grant select, insert, update, delete on move_places to communitrak_app`.execute(db)
}

async function answerWhatIsDue(db: Kysely<never>): Promise<void> {
  await sql`
    select set_config('search_path', current_setting('search_path') || ', pg_temp', true);

    create function communities_with_due_moves(moment timestamptz)
    returns setof uuid language sql stable security definer set search_path from current as $$
      select distinct m.community_id from moves m
      where m.done_at is null and m.cancelled_at is null and m.due_at <= moment
    $$;
    revoke all on function communities_with_due_moves from public;
    grant execute on function communities_with_due_moves to communitrak_app`.execute(db)
}

/** Whatever a page still tells somebody as it happens ends when they leave or are suspended. */
async function tellWhoMayNoLongerEnter(db: Kysely<never>): Promise<void> {
  await sql`
    create function tell_of_leaving() returns trigger language plpgsql as $$
    begin
      perform pg_notify('communitrak_live', 'member ' || new.id);
      return null;
    end $$;
    create trigger tell_of_leaving after update on members
      for each row when ((old.left_at is null and new.left_at is not null)
        or (old.suspended_at is null and new.suspended_at is not null))
      execute function tell_of_leaving()`.execute(db)
}
