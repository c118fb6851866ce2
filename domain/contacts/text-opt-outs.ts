import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'

/** Remembers that a number wants no texts, of no community. Twice is as good as once. */
export async function optOut(db: Db, phone: string): Promise<void> {
  await atomically(db, (db) =>
    db
      .insertInto('textOptOuts')
      .values({ phone })
      .onConflict((same) => same.doNothing())
      .execute(),
  )
}

/** Forgets it again: the person wants texts. */
export async function optIn(db: Db, phone: string): Promise<void> {
  await atomically(db, (db) => db.deleteFrom('textOptOuts').where('phone', '=', phone).execute())
}

/** Which of these numbers want no texts. */
export async function listOptedOut(db: Db, phones: readonly string[]): Promise<Set<string>> {
  if (phones.length === 0) return new Set()
  const rows = await db
    .selectFrom('textOptOuts')
    .select('phone')
    .where('phone', 'in', phones)
    .execute()
  return new Set(rows.map(({ phone }) => phone))
}
