import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { insertRows } from '#database/insert-rows.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { inParts } from '#domain/in-parts.ts'
import { newId } from '#domain/new-id.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { Column, RosterRow } from './field.ts'
import { changeRoster } from './find-roster.ts'
import { type KeptSheet, type Sends, storedSends, type WithoutEmail } from './roster.ts'
import { sampleRows } from './sample-rows.ts'

/** A file as it was read: how, and its rows. */
export type ReadRoster = {
  fileName: string
  withoutEmail: WithoutEmail
  sends: Sends
  /** The street address of homes of which a row tells only the unit; null: nobody has said it yet. */
  sharedStreet: string | null
  rows: Iterable<RosterRow>
  /** Tells what there is to say of the file, when all of its rows were gone through; some of them are given. */
  about: (samples: readonly RosterRow[]) => { sheet: KeptSheet; columns: readonly Column[] }
  /** The file itself, so that another of its sheets can be chosen; null: it has no other. */
  bytes: Uint8Array | null
}

/** How many rows one statement writes: others are served between two of them. */
const chunk = 2_000

/** Keeps a file that was read, row by row, so that it can be planned and imported. Answers its id. */
export function keepRoster(
  db: Db,
  by: Actor,
  { rows, bytes, about, ...roster }: ReadRoster,
  { at }: { at?: Date } = {},
): Promise<string> {
  requirePermission(by, 'import roster')
  const { communityId, memberId: madeBy, accountId, from } = by
  const work = async (db: Db, madeAt: Date) => {
    const id = newId()
    const { fileName, withoutEmail, sends, sharedStreet } = roster
    await db
      .insertInto('rosters')
      .values({
        ...{ communityId, id, passBatchId: newId(), fileName, madeBy, madeAt, withoutEmail },
        ...{ rowCount: 0, sheet: '{}', sharedStreet, ...storedSends(sends) },
      })
      .execute()
    let rowCount = 0
    for (const part of inParts(rows, chunk)) {
      await insertRows(db, 'rosterRows', {
        columns: { communityId: 'uuid', rosterId: 'uuid', line: 'integer', cells: 'jsonb' },
        rows: part.map(({ line, cells }) => ({ communityId, rosterId: id, line, cells })),
      })
      rowCount += part.length
    }
    const { sheet, columns } = about(await sampleRows(db, { communityId, id, rowCount }))
    await changeRoster(
      db,
      { communityId, rosterId: id },
      { rowCount, sheet: JSON.stringify(sheet), columns: JSON.stringify(columns) },
    )
    if (bytes)
      await sql`insert into roster_files (community_id, roster_id, bytes)
                values (${communityId}, ${id}, ${Buffer.from(bytes)})`.execute(db)
    const facts = { rosterId: id, file: fileName, rows: rowCount }
    const who = { actorId: madeBy, accountId, from }
    await recordEvent(db, { communityId, deed: 'brought roster', ...who, facts, now: madeAt })
    return id
  }
  return inCommunity(db, communityId, work, at)
}
