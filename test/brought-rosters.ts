import type { Selectable } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Rosters } from '#database/tables.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { type BroughtRoster, bringRoster } from '#domain/rosters/bring-roster.ts'
import { checkRoster } from '#domain/rosters/check-roster.ts'
import { type RosterValues, changeRoster as writeRoster } from '#domain/rosters/find-roster.ts'
import type { Sheet } from '#integrations/spreadsheets/spreadsheets.ts'

/** A table as it is read from a text; lines count from 1. */
export function aSheet(rows: readonly string[][], given: Partial<Sheet> = {}): Sheet {
  return {
    ...{ encoding: 'utf-8', delimiter: ',', name: null, otherSheets: [], strayQuotes: [] },
    ...{ hiddenRows: 0, rows: rows.map((cells, at) => ({ line: at + 1, cells })) },
    ...{ rowCount: rows.length, width: Math.max(0, ...rows.map((cells) => cells.length)) },
    ...given,
  }
}

/** A file whose columns everybody understands: a header, and Ana, Bo and Cy. */
export const owners = [
  ['Owner', 'Address', 'City', 'State', 'ZIP', 'Email'],
  ['Ana Reyes', '1 Elm Street', 'Austin', 'TX', '78701', 'ana@example.com'],
  ['Bo Chen', '2 Oak Street', 'Austin', 'TX', '78701', 'bo@example.com'],
  ['Cy Lim', '3 Fir Street', 'Austin', 'TX', '78701', ''],
]

/** Brings a file; answers the id of its roster. */
export function aBroughtRoster(
  db: Db,
  by: Actor,
  given: Partial<BroughtRoster> & { rows?: readonly string[][]; at?: Date } = {},
): Promise<string> {
  const { rows = owners, at, ...file } = given
  const brought = { fileName: 'owners.csv', sheet: aSheet(rows), bytes: Buffer.from('x'), ...file }
  return bringRoster(db, by, brought, at ? { at } : {})
}

/** A roster as it is stored. */
export function rosterOf(db: Db, { communityId }: Actor, rosterId: string) {
  return inCommunity(db, communityId, (db) =>
    db
      .selectFrom('rosters')
      .selectAll()
      .where('communityId', '=', communityId)
      .where('id', '=', rosterId)
      .executeTakeFirst(),
  )
}

/** Makes a roster so without the way there. */
export function changeRoster(
  db: Db,
  { communityId }: Actor,
  { rosterId, ...values }: { rosterId: string } & Partial<Selectable<Rosters>>,
) {
  return inCommunity(db, communityId, (db) =>
    writeRoster(db, { communityId, rosterId }, values as RosterValues),
  )
}

/** What stands in a table of rosters, in the order of lines. */
export function linesOf<Table extends 'rosterRows' | 'rosterPlans'>(
  db: Db,
  { communityId }: Pick<Actor, 'communityId'>,
  { table, rosterId }: { table: Table; rosterId: string },
) {
  return inCommunity(db, communityId, (db) =>
    db
      .selectFrom(table as 'rosterRows')
      .selectAll()
      .where('communityId', '=', communityId)
      .where('rosterId', '=', rosterId)
      .orderBy('line')
      .execute(),
  )
}

/** The same, checked; Ana, Bo and whoever else has an e-mail address can be imported. */
export async function aCheckedRoster(
  db: Db,
  by: Actor,
  given: Parameters<typeof aBroughtRoster>[2] = {},
): Promise<string> {
  const rosterId = await aBroughtRoster(db, by, given)
  const checked = await checkRoster(db, by, { rosterId })
  if (!checked.ok) throw new Error(checked.refusal.because)
  return rosterId
}
