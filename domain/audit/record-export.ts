import type { Db } from '#database/connect.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { Deed } from './deed.ts'
import { recordEvent } from './record-event.ts'

/** What of a list was taken away, and as what. */
export type TakenList = {
  tab: string
  search: string
  format: 'csv' | 'xlsx'
  columns?: readonly string[]
  /** Columns that the community has named itself. */
  fields?: readonly { name: string }[]
}

type Taking = {
  deed: Extract<Deed, 'exported members' | 'exported households' | 'exported properties'>
  list: TakenList
  /** How many there were on it. */
  count: number
  now: Date
}

/** Writes that the actor takes a list away as a file, in the caller's transaction. */
export function recordExport(
  db: Db,
  { communityId, memberId: actorId, accountId, from }: Actor,
  { deed, list, count, now }: Taking,
): Promise<void> {
  const { tab, search, format, columns, fields = [] } = list
  const facts = {
    ...{ count, tab, format },
    ...(search && { search }),
    ...(columns && { columns: [...columns] }),
    ...(fields.length > 0 && { fields: fields.map(({ name }) => name) }),
  }
  return recordEvent(db, { communityId, deed, actorId, accountId, facts, from, now })
}
