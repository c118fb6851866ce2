import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { askWorker } from './ask-worker.ts'
import type { Column, Field, Meaning } from './field.ts'
import { lockRoster, type RosterRecord } from './find-roster.ts'
import { guessColumns } from './guess-columns.ts'
import { readRememberedColumns, rememberColumns } from './remembered-columns.ts'
import { hasBegun, type KeptSheet, type WithoutEmail } from './roster.ts'
import { sampleRows } from './sample-rows.ts'
import { type MissingPart, missingWith } from './shared-street.ts'
import { toBeFilledIn } from './to-be-filled-in.ts'
import { namesOnlyUnits } from './what-is-missing.ts'

export type ChosenColumns = {
  rosterId: string
  /** What columns are, by the keys of `columnKeys`; those that are not named stay what they were. */
  fields: Readonly<Record<string, Field>>
  withoutEmail: WithoutEmail
  /** The street address of homes of which rows tell only the unit, as typed; '' for none. */
  sharedStreet?: string
}

export type ColumnsRefusal = {
  because: 'unknown roster' | 'already started' | MissingPart
}

/**
 * Settles what the columns of a roster are, remembers it for later files of the community, and has the rows
 * checked. A roster needs a column of names and one of homes; or one of units, and the street they share.
 */
export function chooseColumns(
  db: Db,
  by: Actor,
  { rosterId, fields, withoutEmail, sharedStreet = '' }: ChosenColumns,
  { at }: { at?: Date } = {},
): Promise<Result<null, ColumnsRefusal>> {
  requirePermission(by, 'import roster')
  const { communityId } = by
  const work = async (db: Db, now: Date): Promise<Result<null, ColumnsRefusal>> => {
    const roster = await lockRoster(db, by, rosterId)
    if (!roster) return refuse({ because: 'unknown roster' })
    if (hasBegun(roster)) return refuse({ because: 'already started' })
    const columns = await settle(db, by, { roster, fields })
    const because = await missingWith(db, by, { columns, sharedStreet })
    if (because) return refuse({ because })
    await rememberColumns(db, communityId, columns)
    const chosen = {
      ...{ columns: JSON.stringify(columns), withoutEmail },
      sharedStreet: namesOnlyUnits(columns) ? sharedStreet : null,
    }
    await askWorker(db, by, { rosterId, askedFor: 'check', now }, chosen)
    return accept(null)
  }
  return inCommunity(db, communityId, work, at)
}

function toldOf({ key, field, meaning }: Column, told: Field | undefined): [string, Meaning][] {
  if (!told) return []
  return [[key, told === field ? meaning : told]]
}

/** What was not corrected keeps its guess, which is finer than a field. */
async function settle(
  db: Db,
  by: Actor,
  { roster, fields }: { roster: RosterRecord; fields: ChosenColumns['fields'] },
): Promise<Column[]> {
  const { headers } = roster.sheet as unknown as KeptSheet
  const before = roster.columns as unknown as Column[]
  const inFile = before.filter(({ index }) => index < headers.length)
  if (!inFile.some(({ key, field }) => fields[key] && fields[key] !== field)) return before
  const sure = inFile.filter(({ confidence }) => confidence === 1)
  const chosen = {
    ...Object.fromEntries(sure.map(({ key, field }) => [key, field])),
    ...Object.fromEntries(inFile.flatMap((column) => toldOf(column, fields[column.key]))),
  }
  const remembered = await readRememberedColumns(db, by)
  const columns = guessColumns(
    { headers, rows: await sampleRows(db, roster) },
    { chosen, remembered },
  )
  const toFillIn = before.filter(({ index }) => index >= headers.length)
  const all = [...columns, ...toFillIn]
  return [...all, ...toBeFilledIn(all)]
}
