import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { foldAccents } from '#domain/addresses/typed-words.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { containing } from '#domain/search.ts'
import type { HouseholdTab } from './household-state.ts'

/** Who of a viewer may see the people of households, and where they are. */
export function whatOfHouseholds({ permissions }: Actor): { people: boolean; homes: boolean } {
  return {
    people: permissions.has('admin view members'),
    homes: permissions.has('view member property address') || permissions.has('view property'),
  }
}

type Seeking = {
  search: string
  tab: HouseholdTab | null
  sees: ReturnType<typeof whatOfHouseholds>
}

/**
 * The ids of households of which few have one word of the search in their name, their address or their people, found
 * by indexes however many households there are; null when no word is rare, or nothing is looked for. Those that are
 * meant are among them, and are judged by {@link mentionsAll}. To be asked inside the community.
 */
export async function householdsFound(
  db: Db,
  { search, tab, sees }: Seeking,
): Promise<string[] | null> {
  const words = containing(search).map((pattern) => ({ pattern, folded: foldAccents(pattern) }))
  if (words.length === 0) return null
  const answer = await sql<{ ids: string[] | null }>`
    select households_found(${JSON.stringify(words)}::jsonb, ${JSON.stringify(sees)}::jsonb, ${tab === 'past'}) as ids`.execute(
    db,
  )
  return answer.rows[0]!.ids
}

/** That every word of a search stands somewhere in what the viewer sees of a household `h` of the home `p`. */
export function mentionsAll({ search, tab, sees }: Seeking): RawBuilder<unknown> {
  const words = containing(search).map((word) => sql`and ${mentions(word, { tab, sees })}`)
  return sql.join(words, sql` `)
}

/** Whether a word stands anywhere in what the viewer sees of a household `h` of the home `p`; asked one by one. */
function mentions(word: string, { tab, sees }: Omit<Seeking, 'search'>) {
  const spellings = [...new Set([word, foldAccents(word)])]
  const person = spellings.map(
    (one) => sql`lower(m.name_key || ' ' || m.first_name || ' ' || m.last_name) like ${one}`,
  )
  const whenThere = tab === 'past' ? sql`r.confirmed_at is not null` : sql`r.until is null`
  const byPeople = sql`or exists (
    select from residencies as r
    join members as m on m.community_id = r.community_id and m.id = r.member_id
      and m.merged_into is null and (${sql.join(person, sql` or `)})
    where r.community_id = h.community_id and r.household_id = h.id and ${whenThere} offset 0)`
  const byHome = sql`or p.search like ${word}`
  return sql`(coalesce(lower(h.name) like ${word}, false)
    ${sees.homes ? byHome : sql``} ${sees.people ? byPeople : sql``})`
}
