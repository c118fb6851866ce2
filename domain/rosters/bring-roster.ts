import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { Sheet } from '#integrations/spreadsheets/spreadsheets.ts'
import type { Column, Field, RosterRow } from './field.ts'
import { type FoundHeader, findStart, rowsBelow } from './find-header.ts'
import { guessColumns } from './guess-columns.ts'
import { keepRoster } from './keep-roster.ts'
import { readRememberedColumns, rememberColumns } from './remembered-columns.ts'
import type { KeptSheet, Sends, WithoutEmail } from './roster.ts'
import { toBeFilledIn } from './to-be-filled-in.ts'

export type BroughtRoster = {
  fileName: string
  sheet: Sheet
  /** The file itself; kept only where it has other sheets. */
  bytes: Uint8Array
  /**
   * What somebody says of its columns, by the keys of `columnKeys`. Whoever says so, be it of none, has
   * confirmed the others, too: they are remembered.
   */
  chosen?: Readonly<Record<string, Field>>
  withoutEmail?: WithoutEmail
  sends?: Sends
  /** The street address of homes of which rows tell only the unit, where somebody has said it. */
  sharedStreet?: string | null
}

/**
 * Keeps a file that somebody brought: finds its header, tells what its columns are, and waits for somebody
 * to confirm it. Changes nothing of the community. Answers the id of the roster.
 */
export async function bringRoster(
  db: Db,
  by: Actor,
  { fileName, sheet, bytes, chosen, ...options }: BroughtRoster,
  { at }: { at?: Date } = {},
): Promise<string> {
  requirePermission(by, 'import roster')
  const { withoutEmail = 'attention', sends = 'later', sharedStreet = null } = options
  const start = findStart(sheet)
  const leftOut: FoundHeader['leftOut'] = []
  const work = async (db: Db, now: Date) => {
    const told = { chosen: chosen ?? {}, remembered: await readRememberedColumns(db, by) }
    const columns: Column[] = []
    const about = (rows: readonly RosterRow[]) => {
      columns.push(...guessColumns({ headers: start.headers, rows }, told))
      columns.push(...toBeFilledIn(columns))
      return { sheet: keptSheet(sheet, { ...start, leftOut }), columns }
    }
    const roster = {
      ...{ fileName, withoutEmail, sends, sharedStreet, about },
      rows: rowsBelow(start, { rows: sheet.rows, leftOut }),
      bytes: sheet.otherSheets.length > 0 ? bytes : null,
    }
    const rosterId = await keepRoster(db, by, roster, { at: now })
    if (chosen) await rememberColumns(db, by.communityId, columns)
    return rosterId
  }
  return inCommunity(db, by.communityId, work, at)
}

function keptSheet(
  { encoding, delimiter, name, otherSheets, strayQuotes, hiddenRows }: Sheet,
  { headers, line: headerLine, leftOut }: Pick<FoundHeader, 'headers' | 'line' | 'leftOut'>,
): KeptSheet {
  return {
    ...{ encoding, delimiter, name, otherSheets, strayQuotes, hiddenRows },
    ...{ headerLine, headers, leftOut },
  }
}
