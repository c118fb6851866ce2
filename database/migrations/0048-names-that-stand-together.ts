import { type Kysely, sql } from 'kysely'

/**
 * A search for members: words that many have who stand together in the order of names, as those of one last name do. How
 * common a word is, those tell who come next on the way, not the first of all. And a word that is rare here and common
 * elsewhere leads by index to everybody who has it, since a walk could be long; only where homes have it too is each home
 * asked on the way.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    select set_config('search_path', current_setting('search_path') || ', pg_temp', true)`.execute(
    db,
  )
  await sql`
    create or replace function members_found(words jsonb, sees jsonb, tab text, after_key text, after_id uuid,
                                  descending boolean, most integer)
    returns table (id uuid, key text) language plpgsql stable security definer set search_path from current as $$
    declare
      few constant integer := 5000;
      few_enough constant integer := 1500;
      sample constant integer := 250;
      walked constant float := 2500;
      rare constant integer := 10;
      community constant uuid := nullif(current_setting('app.community', true), '')::uuid;
      conditions text := case tab
        when 'all' then 'm.left_at is null and m.suspended_at is null'
        when 'active' then 'm.joined_at is not null and m.left_at is null and m.suspended_at is null'
        when 'pending' then 'm.joined_at is null and m.left_at is null'
        else '(m.left_at is not null or m.suspended_at is not null) and m.merged_into is null' end;
      shown text;
      own text;
      home text;
      here integer;
      homes integer;
      share float := 1;
      judged jsonb := '[]';
      is_long_way boolean;
      living uuid[];
      who uuid[];
      found uuid[];
      condition text;
      lead text;
      beyond text := '';
      word record;
    begin
      if after_id is not null then
        beyond := format(' and (m.name_key, m.id) %s (%L, %L::uuid)',
          case when descending then '<' else '>' end, after_key, after_id);
      end if;
      if not ((sees ->> 'email')::boolean and (sees ->> 'phone')::boolean) then
        shown := format(
          $shown$lower(concat_ws(' ', m.name_key, m.first_name, m.last_name, m.title,
            case when %L or (m.answers ->> 'showEmail')::boolean then m.email end,
            case when %L or (m.answers ->> 'showPhone')::boolean then m.phone end))$shown$,
          sees ->> 'email', sees ->> 'phone');
      end if;
      for word in select * from jsonb_to_recordset(words) as w (pattern text, folded text, roles uuid[]) loop
        own := format('(m.search like %L or m.search like %L)', word.pattern, word.folded);
        if shown is not null then
          own := format('(%s and (%s like %L or %2$s like %4$L))', own, shown, word.pattern, word.folded);
        end if;
        own := format('(%s or m.role_id = any (%L::uuid[]))', own, word.roles);
        execute format(
          'select (select count(*) from (select * from members m where m.community_id = %1$L%2$s
                   order by m.name_key %3$s, m.id %3$s limit %4$s) m where %5$s),
                  (select count(*) from (select search from properties where community_id = %1$L
                   order by id limit %4$s) p where p.search like %6$L and %7$L)',
          community, beyond, case when descending then 'desc' else 'asc' end, sample, own,
          word.pattern, sees ->> 'address') into here, homes;
        share := share * least(1, (here + homes) / sample::float);
        judged := judged || jsonb_build_object(
          'pattern', word.pattern, 'own', own, 'own_hits', here, 'home_hits', homes);
      end loop;
      is_long_way := most > walked * share;
      for word in
        select * from jsonb_to_recordset(judged)
          as w (pattern text, own text, own_hits integer, home_hits integer)
        order by w.own_hits + w.home_hits
      loop
        home := format(
          $home$from properties p
            join households h on h.community_id = p.community_id and h.property_id = p.id
            join residencies r on r.community_id = h.community_id and r.household_id = h.id and r.until is null
            where p.community_id = %L and p.search like %L and %L$home$,
          community, word.pattern, sees ->> 'address');
        who := null;
        living := null;
        if is_long_way and (found is null or cardinality(found) > few_enough) then
          execute format('select array(select m.id from members m where m.community_id = %L and %s limit %s)',
            community, word.own, few + 1) into who;
        end if;
        if who is not null or (word.home_hits = 0 and length(word.pattern) > 4) then
          execute format('select array(select r.member_id %s limit %s)', home, few + 1) into living;
        end if;
        if cardinality(who) <= few and cardinality(living) <= few then
          found := case when found is null then who || living
            else array(select unnest(found) intersect select unnest(who || living)) end;
          continue;
        end if;
        if cardinality(living) <= few then
          condition := format('(%s or m.id = any (%L::uuid[]))', word.own, living);
          if who is not null and word.own_hits <= rare then
            lead := coalesce(lead, condition);
          end if;
        else
          condition := format('(%s or exists (select %s and r.member_id = m.id offset 0))', word.own, home);
        end if;
        conditions := conditions || ' and ' || condition;
      end loop;
      conditions := conditions || beyond;
      return query execute format(
        'select m.id, m.name_key from %1$s m where m.community_id = %2$L and %3$s
         order by m.name_key %4$s, m.id %4$s limit %5$s',
        case
          when found is not null
            then format('(select * from members where community_id = %L and id = any ($1) offset 0)', community)
          when lead is not null
            then format('(select m.* from members m where m.community_id = %L and %s offset 0)', community, lead)
          else 'members' end,
        community, conditions, case when descending then 'desc' else 'asc' end, most)
        using found;
    end $$`.execute(db)
}
