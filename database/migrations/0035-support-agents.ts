import { type Kysely, sql } from 'kysely'

/** People who help from the support console, and when they may enter a community at the word of a leader. */
export async function up(db: Kysely<never>): Promise<void> {
  await createAgents(db)
  await createAccesses(db)
  await rememberOfRosters(db)
  await sql`
    select set_config('search_path', current_setting('search_path') || ', pg_temp', true)`.execute(
    db,
  )
  await answerTheGate(db)
  await answerTheConsole(db)
  await tellWhoWatches(db)
}

async function createAgents(db: Kysely<never>): Promise<void> {
  await sql`
    create table support_agents (
      account_id uuid primary key constraint support_agents_account references accounts on delete cascade,
      name       text not null constraint support_agents_name check (length(name) between 1 and 160),
      created_at timestamptz not null,
      ended_at   timestamptz
    );
    comment on table support_agents is 'Accounts that open the support console.';
    comment on column support_agents.name is 'As the people they help see it.';
    comment on column support_agents.ended_at is 'Since when they are no agent any more; null: they are one.';
    grant select, insert, update on support_agents to communitrak_app`.execute(db)
}

async function createAccesses(db: Kysely<never>): Promise<void> {
  await sql`
    create table support_accesses (
      community_id uuid not null constraint support_accesses_community references communities on delete cascade,
      id           uuid not null,
      account_id   uuid not null,
      agent_name   text not null,
      on_behalf_of uuid not null,
      purpose      text not null constraint support_accesses_purpose check (length(purpose) between 10 and 300),
      granted_at   timestamptz not null,
      ends_at      timestamptz not null,
      ended_at     timestamptz,
      ended_by     uuid,
      primary key (community_id, id),
      constraint support_accesses_leader foreign key (community_id, on_behalf_of) references members,
      constraint support_accesses_ended_by_member foreign key (community_id, ended_by) references members,
      constraint support_accesses_hours check (ends_at > granted_at and ends_at <= granted_at + interval '72 hours'),
      constraint support_accesses_ended_once check (ended_by is null or ended_at is not null)
    );
    comment on table support_accesses is 'A support agent enters a community at the word of one of its leaders, for a purpose and a time.';
    comment on column support_accesses.account_id is 'The agent, whose account may be closed since.';
    comment on column support_accesses.agent_name is 'As the community was told of them.';
    comment on column support_accesses.on_behalf_of is 'The leader who asked for it, and as whom the agent acts.';
    comment on column support_accesses.ends_at is 'When it ends by itself.';
    comment on column support_accesses.ended_at is 'When somebody ended it before.';
    comment on column support_accesses.ended_by is 'The leader who did; null: the agent.';
    create index support_accesses_by_time on support_accesses (community_id, granted_at, id);
    create index support_accesses_of_agent on support_accesses (account_id, community_id, ends_at) where ended_at is null;
    select fence_table('support_accesses');
    grant select, insert, update on support_accesses to communitrak_app`.execute(db)
}

/** What an agent asks of a worker is done as the agent may, and is the agent's deed in the audit log. */
async function rememberOfRosters(db: Kysely<never>): Promise<void> {
  await sql`
    alter table rosters add column asked_under uuid;
    alter table rosters add constraint rosters_asked_under
      foreign key (community_id, asked_under) references support_accesses;
    comment on column rosters.asked_under is
      'The access of the support agent who asked; null: the member asked.'`.execute(db)
}

/** An agent is let in while they are an agent, the access runs, and the leader they act for leads and may enter. */
async function answerTheGate(db: Kysely<never>): Promise<void> {
  await sql`
    create function access_in(agent uuid, community_slug text)
    returns table (access_id uuid, agent_name text, leader_account uuid, leader_name text, purpose text, ends_at timestamptz)
    language sql stable security definer set search_path from current as $$
      select a.id, a.agent_name, m.account_id, m.first_name || ' ' || m.last_name, a.purpose, a.ends_at
      from support_agents s
      join communities c on c.slug = community_slug
      join support_accesses a on a.community_id = c.id and a.account_id = s.account_id
      join members m on m.community_id = a.community_id and m.id = a.on_behalf_of
      join roles r on r.community_id = m.community_id and r.id = m.role_id
      where s.account_id = agent and s.ended_at is null
        and a.ended_at is null and a.granted_at <= now() and a.ends_at > now() and r.is_leader
      order by a.granted_at desc, a.id desc limit 1
    $$;
    revoke all on function access_in from public;
    grant execute on function access_in to communitrak_app`.execute(db)
}

/** Of communities they are not inside, agents learn what follows, and nothing of their people. */
async function answerTheConsole(db: Kysely<never>): Promise<void> {
  await sql`
    create function communities_for_support(agent uuid, pattern text, called text, most integer)
    returns table (community_id uuid, name text, slug text, city text, state text, time_zone text,
                   members integer, pending integer, not_joined integer,
                   trial_ends_at timestamptz, created_at timestamptz)
    language sql stable security definer set search_path from current as $$
      with found as (
        select c.* from communities c
        where exists (select from support_agents s where s.account_id = agent and s.ended_at is null)
          and (c.slug = called or c.name ilike pattern or c.slug like lower(pattern) or exists (
            select from members m
            join roles r on r.community_id = m.community_id and r.id = m.role_id and r.is_leader
            left join accounts a on a.id = m.account_id
            where m.community_id = c.id and m.joined_at is not null and m.left_at is null
              and (m.email ilike pattern or a.email ilike pattern)))
        order by c.name_key, c.id limit most
      )
      select f.id, f.name, f.slug, f.city, f.state, f.time_zone, counted.*, f.trial_ends_at, f.created_at
      from found f cross join lateral (
        select count(*) filter (where m.joined_at is not null)::int,
               count(*) filter (where m.joined_at is null and invited.are)::int,
               count(*) filter (where m.joined_at is null and not invited.are)::int
        from members m cross join lateral (
          select exists (select from invitations i where i.community_id = m.community_id and i.member_id = m.id
                         and i.redeemed_at is null and i.voided_at is null) as are) invited
        where m.community_id = f.id and m.left_at is null and m.merged_into is null) counted
      order by f.name_key, f.id
    $$;
    revoke all on function communities_for_support from public;
    grant execute on function communities_for_support to communitrak_app`.execute(db)
}

/** Whatever a page still tells an agent as it happens ends with the access, and with being an agent. */
async function tellWhoWatches(db: Kysely<never>): Promise<void> {
  await sql`
    create function tell_of_access() returns trigger language plpgsql as $$
    begin
      perform pg_notify('communitrak_live', 'access ' || new.id);
      return null;
    end $$;
    create trigger tell_of_access after update on support_accesses
      for each row execute function tell_of_access();
    create function tell_of_agent() returns trigger language plpgsql as $$
    begin
      perform pg_notify('communitrak_live', 'agent ' || new.account_id);
      return null;
    end $$;
    create trigger tell_of_agent after update on support_agents
      for each row execute function tell_of_agent()`.execute(db)
}
