import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { Column, Field, Remembered } from './field.ts'

/** What people of a community have confirmed of columns before. */
export function readRememberedColumns(db: Db, by: Actor): Promise<Remembered> {
  requirePermission(by, 'import roster')
  return inCommunity(db, by.communityId, (db) => readStored(db, by.communityId))
}

/** A field alone is what a person said of a column. */
type Stored = Record<string, Field | Remembered[string]>

async function readStored(
  db: Db,
  communityId: string,
  { isLocked = false } = {},
): Promise<Remembered> {
  const { rosterColumns } = await db
    .selectFrom('communities')
    .select('rosterColumns')
    .where('id', '=', communityId)
    .$if(isLocked, (query) => query.forNoKeyUpdate())
    .executeTakeFirstOrThrow()
  return Object.fromEntries(
    Object.entries(rosterColumns as Stored).map(([key, one]) => [
      key,
      typeof one === 'string' ? { meaning: one, confidence: 1 } : one,
    ]),
  )
}

/** The longest header that is remembered, in characters of its key. */
const longestKey = 200

/**
 * Adds columns that somebody confirmed, in the caller's transaction. A place says nothing of another file,
 * so those without a header are left out. What a person has corrected yields to nothing but another
 * correction, and a meaning confirmed again is as sure as it ever was.
 */
export async function rememberColumns(
  db: Db,
  communityId: string,
  columns: readonly Column[],
): Promise<void> {
  const before = await readStored(db, communityId, { isLocked: true })
  const added = columns
    .filter(({ header, key }) => header !== '' && key.length <= longestKey)
    .map(({ key, meaning, confidence }) => [key, { meaning, confidence }] as const)
    .filter(([key, now]) => !Object.hasOwn(before, key) || isNews(before[key]!, now))
  if (added.length === 0) return
  const rosterColumns = JSON.stringify(Object.fromEntries(added))
  await db
    .updateTable('communities')
    .set({ rosterColumns: sql`roster_columns || ${rosterColumns}::jsonb` })
    .where('id', '=', communityId)
    .execute()
}

function isNews(before: Remembered[string], now: Remembered[string]): boolean {
  if (now.confidence === 1) return true
  return (
    before.confidence < 1 && (now.meaning !== before.meaning || now.confidence > before.confidence)
  )
}
