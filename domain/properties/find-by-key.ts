import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { spelledSo } from './spelled-so.ts'

type Wanted = { communityId: string; key: string }

/**
 * The home of a key, by its id: that which is spelled so, or that of which this was another spelling; null
 * when the community knows neither.
 */
export function findByKey(db: Db, wanted: Wanted): Promise<string | null> {
  return readByKey(db, wanted)
}

/**
 * The same, and it is not deleted until the transaction ends. Codes are taken before homes: whoever takes a
 * code afterwards must not hold a home.
 */
export function holdByKey(db: Db, wanted: Wanted): Promise<string | null> {
  return readByKey(db, { ...wanted, holds: true })
}

async function readByKey(
  db: Db,
  { communityId, key, holds = false }: Wanted & { holds?: boolean },
): Promise<string | null> {
  const answer = await sql<{ id: string }>`
    select p.id from properties as p
    where p.community_id = ${communityId} and p.deleted_at is null
      and p.id = any(${spelledSo(communityId, key)})
    order by (p.home_key = ${key}) desc, p.created_at, p.id
    limit 1 ${holds ? sql`for key share` : sql``}`.execute(db)
  return answer.rows[0]?.id ?? null
}
