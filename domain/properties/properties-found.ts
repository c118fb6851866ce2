import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'

/**
 * The ids of the homes whose address has every one of these patterns (those of `containing`), found by an index
 * however many homes there are; null when they are many, or nothing is looked for. Deleted homes are among them. To be
 * asked inside the community.
 */
export async function propertiesFound(
  db: Db,
  patterns: readonly string[],
): Promise<string[] | null> {
  if (patterns.length === 0) return null
  const answer = await sql<{ ids: string[] | null }>`
    select properties_found(${JSON.stringify(patterns)}::jsonb) as ids`.execute(db)
  return answer.rows[0]!.ids
}
