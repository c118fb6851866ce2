import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { takeTurn } from '#database/take-turn.ts'
import { slugOf } from './community.ts'

/**
 * The name's own slug, or the next free one of `name-2`, `name-3`… Founders take turns by the name without
 * such numbers, since `Name 2` wants what a second `Name` may get. Ten thousand of one name are passed in
 * some thirty looks: numbers are doubled until one is free, and halved down to the first behind the taken.
 */
export async function freeSlug(db: Db, name: string): Promise<string> {
  const wanted = slugOf(name)
  await takeTurn(db, `slug ${wanted.replace(/(-\d+)+$/, '')}`)
  const numbered = sql`${wanted}::text || '-' ||`
  const answer = await sql<{ number: number }>`
    with recursive doubled (number, taken) as (
      select 1, slug_is_taken(${wanted})
      union all
      select number * 2, slug_is_taken(${numbered} number * 2) from doubled where taken
    ), halved (low, high) as (
      select max(number) / 2, max(number) from doubled
      union all
      select case when taken then middle else low end, case when taken then high else middle end
      from (
        select low, high, (low + high) / 2 as middle, slug_is_taken(${numbered} (low + high) / 2) as taken
        from halved where high - low > 1
      ) as look
    )
    select min(high) as number from halved`.execute(db)
  const { number } = answer.rows[0]!
  return number === 1 ? wanted : `${wanted}-${number}`
}
