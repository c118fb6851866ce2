import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { communityKey } from './community.ts'

/** A community that may be the one somebody is about to create again. */
export type Alike = { name: string; city: string; state: string; zip: string }

/**
 * Communities of similar name in the same ZIP, at most three, the most similar first. People who have
 * a code sometimes create their community a second time instead of joining it.
 */
export async function findAlike(
  db: Db,
  { name, zip }: { name: string; zip: string },
): Promise<Alike[]> {
  const answer = await sql<Alike>`
    select name, city, state, zip from communities_alike(${zip}, ${communityKey(name)})`.execute(db)
  return answer.rows
}
