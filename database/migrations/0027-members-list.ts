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
 * seen. This function looks as its owner, in the community of the transaction alone, and answers ids in the order
 * of names; what is found is read through the fence. `words`: patterns of lower-case text, each also without its
 * accents, with the roles in whose names it stands; `sees`: whether the viewer sees every `email`, `phone` and
 * `address`, since what is not shown must not be found either.
 *
 * Some members and homes tell how common each word is. Where all words together are so common that a short walk in the
 * order of names meets enough who have them, the members are walked. Otherwise the rarest words lead, by index, to the few who
 * have them in themselves, their role or their home, and the others are asked of these.
 */
async function findByWords(db: Kysely<never>): Promise<void> {
  await sql`
    select set_config('search_path', current_setting('search_path') || ', pg_temp', true)`.execute(
    db,
  )
  await sql`
    create function members_found(words jsonb, sees jsonb, tab text, after_key text, after_id uuid,
                                  descending boolean, most integer)
    returns table (id uuid, key text) language plpgsql stable security definer set search_path from current as $$
    declare
      few constant integer := 5000;
      few_enough constant integer := 1500;
      sample constant integer := 250;
      walked constant float := 2500;
      community constant uuid := nullif(current_setting('app.community', true), '')::uuid;
      conditions text := case tab
        when 'all' then 'm.left_at is null and m.suspended_at is null'
        when 'active' then 'm.joined_at is not null and m.left_at is null and m.suspended_at is null'
        when 'pending' then 'm.joined_at is null and m.left_at is null'
        else '(m.left_at is not null or m.suspended_at is not null) and m.merged_into is null' end;
      shown text;
      own text;
      home text;
      hits integer;
      share float := 1;
      judged jsonb := '[]';
      who uuid[];
      found uuid[];
      word record;
    begin
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
          'select (select count(*) from (select * from members where community_id = %1$L
                   order by name_key, id limit %2$s) m where %3$s)
                + (select count(*) from (select search from properties where community_id = %1$L
                   order by id limit %2$s) p where p.search like %4$L and %5$L)',
          community, sample, own, word.pattern, sees ->> 'address') into hits;
        share := share * least(1, hits / sample::float);
        judged := judged || jsonb_build_object('pattern', word.pattern, 'own', own, 'hits', hits);
      end loop;
      for word in
        select * from jsonb_to_recordset(judged) as w (pattern text, own text, hits integer) order by hits
      loop
        home := format(
          $home$from properties p
            join households h on h.community_id = p.community_id and h.property_id = p.id
            join residencies r on r.community_id = h.community_id and r.household_id = h.id and r.until is null
            where p.community_id = %L and p.search like %L and %L$home$,
          community, word.pattern, sees ->> 'address');
        who := null;
        if most > walked * share and (found is null or cardinality(found) > few_enough) then
          execute format(
            'select array(
               (select r.member_id %s) union all
               (select m.id from members m where m.community_id = %L and %s)
               limit %s)',
            home, community, word.own, few + 1) into who;
        end if;
        if cardinality(who) <= few then
          found := case when found is null then who
            else array(select unnest(found) intersect select unnest(who)) end;
        else
          conditions := conditions || format(
            ' and (%s or exists (select %s and r.member_id = m.id offset 0))', word.own, home);
        end if;
      end loop;
      if after_id is not null then
        conditions := conditions || format(' and (m.name_key, m.id) %s (%L, %L::uuid)',
          case when descending then '<' else '>' end, after_key, after_id);
      end if;
      return query execute format(
        'select m.id, m.name_key from %1$s m where m.community_id = %2$L and %3$s
         order by m.name_key %4$s, m.id %4$s limit %5$s',
        case when found is null then 'members'
          else format('(select * from members where community_id = %L and id = any ($1) offset 0)', community) end,
        community, conditions, case when descending then 'desc' else 'asc' end, most)
        using found;
    end $$;
    revoke all on function members_found from public;
    grant execute on function members_found to communitrak_app`.execute(db)
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
