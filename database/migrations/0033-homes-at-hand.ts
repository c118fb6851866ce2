import { type Kysely, sql } from 'kysely'

/** Of tens of thousands of homes, those that are looked for are found without reading the others. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    select set_config('search_path', current_setting('search_path') || ', pg_temp', true)`.execute(
    db,
  )
  await compareNumbers(db)
  await findProperties(db)
  await findHouseholds(db)
}

/** Two spellings of one home share a ZIP code and a house number, or a lot: only these are compared. */
async function compareNumbers(db: Kysely<never>): Promise<void> {
  await sql`
    alter table properties
      add column number_key text not null collate "C" generated always as
        (left(zip, 5) || case when street is null then ' lot ' || lot else ' ' || split_part(street, ' ', 1) end) stored;
    comment on column properties.number_key is 'What two spellings of one home have in common.';
    create index properties_of_number on properties (community_id, number_key, id) where deleted_at is null`.execute(
    db,
  )
}

/**
 * Row-level security lets no index look for a piece of a word, so these functions look as their owner, in the
 * community of the transaction alone. They answer ids; what is found is read and judged again through the fence.
 * Null: so many are meant that a page of them is soon full in any order.
 */
async function findProperties(db: Kysely<never>): Promise<void> {
  await sql`
    create index properties_by_search on properties (community_id, search, id) where deleted_at is null;
    create function properties_found(patterns jsonb) returns uuid[]
    language plpgsql stable security definer set search_path from current as $$
    declare
      few constant integer := 5000;
      community constant uuid := nullif(current_setting('app.community', true), '')::uuid;
      found uuid[];
    begin
      execute format('select array(select p.id from properties p where p.community_id = %L and %s limit %s)',
        community,
        (select string_agg(format('p.search like %L', pattern), ' and ')
         from jsonb_array_elements_text(patterns) as pattern),
        few + 1) into found;
      return case when cardinality(found) <= few then found end;
    end $$;
    revoke all on function properties_found from public;
    grant execute on function properties_found to communitrak_app`.execute(db)
}

/**
 * `words`: patterns of lower-case text, each also without its accents; `sees`: whether the viewer sees `people` and
 * `homes`; `past`: those who have lived there count too. The longest word that few have leads there.
 */
async function findHouseholds(db: Kysely<never>): Promise<void> {
  await sql`
    create index households_by_words on households using gin (community_id, lower(name) gin_trgm_ops)
      where name is not null;
    create function households_found(words jsonb, sees jsonb, past boolean) returns uuid[]
    language plpgsql stable security definer set search_path from current as $$
    declare
      few constant integer := 5000;
      few_enough constant integer := 500;
      community constant uuid := nullif(current_setting('app.community', true), '')::uuid;
      who uuid[];
      found uuid[];
      word record;
    begin
      for word in
        select * from jsonb_to_recordset(words) as w (pattern text, folded text) order by length(pattern) desc
      loop
        exit when cardinality(found) <= few_enough;
        execute format(
          $found$select array(
            (select h.id from households h
             where h.community_id = %1$L and h.name is not null and lower(h.name) like %2$L)
            union all
            (select h.id from properties p
             join households h on h.community_id = p.community_id and h.property_id = p.id
             where p.community_id = %1$L and p.search like %2$L and %4$L)
            union all
            (select r.household_id from members m
             join residencies r on r.community_id = m.community_id and r.member_id = m.id
               and (r.until is null or %6$L)
             where m.community_id = %1$L and m.merged_into is null and %5$L
               and (m.search like %2$L or m.search like %3$L)
               and (lower(m.name_key || ' ' || m.first_name || ' ' || m.last_name) like %2$L
                 or lower(m.name_key || ' ' || m.first_name || ' ' || m.last_name) like %3$L))
            limit %7$s)$found$,
          community, word.pattern, word.folded, sees ->> 'homes', sees ->> 'people', past, few + 1) into who;
        continue when cardinality(who) > few;
        found := case when found is null then who
          else array(select unnest(found) intersect select unnest(who)) end;
      end loop;
      return found;
    end $$;
    revoke all on function households_found from public;
    grant execute on function households_found to communitrak_app`.execute(db)
}
