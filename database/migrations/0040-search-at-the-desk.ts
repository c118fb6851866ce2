import { type Kysely, sql } from 'kysely'

/** Agents find a conversation among a hundred thousand, and a community among ten thousand, while they type. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    select set_config('search_path', current_setting('search_path') || ', pg_temp', true)`.execute(
    db,
  )
  await findConversations(db)
  await findCommunities(db)
}

/**
 * Conversations in which every word stands, in a message or in who it is; newest first. `patterns` are of lower-case
 * text and hold no blank.
 *
 * The newest tell how common the words are. Where a walk from the newest soon meets enough who have them all, it is
 * walked, or where an index would lead to no fewer; otherwise the rarest word leads by index to those who have it, and
 * the others are asked of these. No index knows a word of fewer than three letters: where such words have to lead, only
 * the newest few thousand are looked at.
 */
async function findConversations(db: Kysely<never>): Promise<void> {
  await sql`
    create index conversations_words on conversations using gin
      (lower(coalesce(name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(subject, '')) gin_trgm_ops);
    create index accounts_words on accounts using gin
      (lower(first_name || ' ' || last_name || ' ' || email) gin_trgm_ops);
    create or replace function conversations_found(agent uuid, patterns text[], most integer)
    returns table (id uuid) language plpgsql stable security definer set search_path from current as $$
    declare
      sample constant integer := 250;
      walked constant integer := 10000;
      known constant float := (select reltuples from pg_class where oid = 'conversations'::regclass);
      walked_for_short constant integer := 2500;
      newest constant text := '(select * from conversations order by last_at desc, id limit %s) v';
      own constant text :=
        $own$lower(coalesce(v.name, '') || ' ' || coalesce(v.email, '') || ' ' || coalesce(v.subject, ''))$own$;
      account constant text :=
        $account$lower(a.first_name || ' ' || a.last_name || ' ' || a.email)$account$;
      is_long constant text := '[[:alnum:]]{3}';
      pattern text;
      judged text[] := '{}';
      hits integer;
      lead integer;
      fewest integer;
      place text;
    begin
      if not exists (select from support_agents s where s.account_id = agent and s.ended_at is null) then
        return;
      end if;
      foreach pattern in array patterns loop
        judged := judged || format(
          '(%2$s like %1$L
            or exists (select from messages m where m.conversation_id = v.id and %3$s like %1$L offset 0)
            or exists (select from accounts a where a.id = v.account_id and %4$s like %1$L offset 0))',
          pattern, own,
          case when octet_length(pattern) = length(pattern) then 'lower(m.text collate "C")' else 'lower(m.text)' end,
          account);
        execute format('select count(*) from %s where %s', format(newest, sample), judged[cardinality(judged)])
          into hits;
        if pattern ~ is_long and (lead is null or hits < fewest) then
          lead := cardinality(judged);
          fewest := hits;
        end if;
      end loop;
      if cardinality(judged) > 1 then
        execute format('select count(*) from %s where %s', format(newest, sample), array_to_string(judged, ' and '))
          into hits;
      end if;
      place := 'conversations v';
      if most > greatest(walked, 2 * known * fewest / sample) * hits / sample then
        if fewest <= sample / 2 then
          place := format(
            '(select v.* from conversations v join (
                select m.conversation_id as id from messages m where lower(m.text) like %1$L
                union select v.id from conversations v where %2$s like %1$L
                union select v.id from accounts a join conversations v on v.account_id = a.id where %3$s like %1$L) f
                on f.id = v.id) v', patterns[lead], own, account);
          judged[lead] := 'true';
        elsif exists (select from unnest(patterns) as w (pattern) where w.pattern !~ is_long) then
          place := format(newest, walked_for_short);
        end if;
      end if;
      return query execute format('select v.id from %s where %s order by v.last_at desc, v.id limit %s',
        place, array_to_string(judged, ' and '), most);
    end $$`.execute(db)
}

/**
 * Of communities they are not inside, agents learn what follows, and nothing of their people. A name or a slug is found
 * by a piece of it; with an @ it is the whole address of a leader as well. `pattern` is one for `like`.
 */
async function findCommunities(db: Kysely<never>): Promise<void> {
  await sql`
    create index communities_name_words on communities using gin (name gin_trgm_ops);
    create index communities_slug_words on communities using gin (slug gin_trgm_ops);
    create index members_joined_by_email on members (lower(email)) where joined_at is not null and left_at is null;
    create or replace function communities_for_support(agent uuid, pattern text, called text, most integer)
    returns table (community_id uuid, name text, slug text, city text, state text, time_zone text,
                   members integer, pending integer, not_joined integer,
                   trial_ends_at timestamptz, created_at timestamptz)
    language plpgsql stable security definer set search_path from current as $$
    declare
      named constant text := format('c.name ilike %L or c.slug like lower(%1$L)', pattern);
      address constant text := lower(regexp_replace(pattern, '\\\\(.)', '\\1', 'g'));
      sample constant integer := 1000;
      found uuid[];
    begin
      if not exists (select from support_agents s where s.account_id = agent and s.ended_at is null) then
        return;
      end if;
      if called is not null then
        found := array(select c.id from communities c where c.slug = called);
      else
        execute format(
          'select array(select c.id from (select * from communities order by name_key, id limit %s) c
                        where %s order by c.name_key, c.id limit %s)', sample, named, most) into found;
        if cardinality(found) < most then
          execute format(
            'select array(
               select c.id from communities c where c.id in (
                 select c.id from communities c where c.name ilike %1$L
                 union select c.id from communities c where c.slug like lower(%1$L)
                 union select m.community_id from members m
                 join roles r on r.community_id = m.community_id and r.id = m.role_id and r.is_leader
                 where strpos(%2$L, ''@'') > 0 and m.joined_at is not null and m.left_at is null and lower(m.email) = %2$L
                 union select m.community_id from accounts a
                 join members m on m.account_id = a.id and m.joined_at is not null and m.left_at is null
                 join roles r on r.community_id = m.community_id and r.id = m.role_id and r.is_leader
                 where strpos(%2$L, ''@'') > 0 and a.email = %2$L)
               order by c.name_key, c.id limit %3$s)', pattern, address, most) into found;
        end if;
      end if;
      return query
        select f.id, f.name, f.slug, f.city, f.state, f.time_zone, counted.*, f.trial_ends_at, f.created_at
        from communities f cross join lateral (
          select count(*) filter (where m.joined_at is not null)::int,
                 count(*) filter (where m.joined_at is null and invited.are)::int,
                 count(*) filter (where m.joined_at is null and not invited.are)::int
          from members m cross join lateral (
            select exists (select from invitations i where i.community_id = m.community_id and i.member_id = m.id
                           and i.redeemed_at is null and i.voided_at is null) as are) invited
          where m.community_id = f.id and m.left_at is null and m.merged_into is null) counted
        where f.id = any (found)
        order by f.name_key, f.id;
    end $$`.execute(db)
}
