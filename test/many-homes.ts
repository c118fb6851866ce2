import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { newId } from '#domain/new-id.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { aCrowd } from './crowd.ts'
import { freshDatabase } from './database.ts'
import { aCommunity } from './factories.ts'
import { aPool } from './full-database.ts'
import { rowsRead } from './rows-read.ts'

type Wish = {
  homes: number
  /** Streets with their numbers of homes that stand beside the many. */
  named?: readonly string[]
}

/**
 * A community of many homes, each on a street of its own (`1 ELM1 ST`), with one household in which
 * one person lives who has come in and is Head. The last of the many is home to nobody.
 */
export async function manyHomes(db: Db, { homes, named = [] }: Wish): Promise<Actor> {
  const { communityId, leader: by } = await aCommunity(db)
  const all = homes + named.length
  const people = Array.from({ length: all }, (_, at) => ({
    ...{ firstName: 'Ana', lastName: `Reyes${at}`, email: null },
  }))
  const streets = [...people.slice(named.length).map((_, at) => elm(at + 1)), ...named]
  const members = await aCrowd(db, communityId, people)
  await inCommunity(db, communityId, (db) =>
    sql`
      with given as materialized (
        select n::int, id as property, gen_random_uuid() as household, member, street
        from unnest(${people.map(newId)}::uuid[], ${members}::uuid[], ${streets}::text[])
          with ordinality as g (id, member, street, n)
      ), p as (
        insert into properties (community_id, id, kind, street, city, state, zip, home_key)
        select ${communityId}, property, 'street', street,
          'AUSTIN', 'TX', '78701', n::text from given
      ), h as (
        insert into households (community_id, id, property_id)
        select ${communityId}, household, property from given
      )
      insert into residencies (community_id, id, household_id, member_id, household_role, since, confirmed_at)
      select ${communityId}, gen_random_uuid(), household, member, 'head', now(), now()
      from given where n <> ${homes}::int`.execute(db),
  )
  return by
}

/** Five thousand homes and the named ones, in a database of their own whose numbers PostgreSQL knows. */
export async function aLargeTown(named: readonly string[]): Promise<{ db: Db; by: Actor }> {
  const { address } = await freshDatabase()
  const db = aPool(address, 'application')
  const by = await manyHomes(db, { homes: 5200, named })
  await sql`vacuum analyze`.execute(aPool(address, 'owner'))
  return { db, by }
}

const elm = (number: number) => `${number} ELM${number} ST`

/** How many rows of homes, households and people PostgreSQL looks at while something is asked. */
export function homesRead(db: Db, by: Actor, ask: (db: Db) => Promise<unknown>): Promise<number> {
  const tables = ['properties', 'households', 'residencies', 'members']
  return inCommunity(db, by.communityId, (db) => rowsRead(db, tables, ask))
}
