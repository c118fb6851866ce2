import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { askWorker } from './ask-worker.ts'
import type { Column } from './field.ts'
import { changeRoster, lockRoster } from './find-roster.ts'
import { keepRoster } from './keep-roster.ts'
import { listRest } from './list-rows.ts'
import { listMadeOf } from './made-of.ts'
import type { KeptSheet, WithoutEmail } from './roster.ts'

export type RestRefusal = { because: 'unknown roster' | 'not imported' | 'nothing left' }

/**
 * Keeps a new roster of the rows that an import left alone: those that need attention, and those for which
 * the community had changed. Their lines and columns stay, and they are checked. Answers its id; where
 * somebody keeps one of just these rows already, and its import has not begun, the id of that one.
 */
export function bringRest(
  db: Db,
  by: Actor,
  { rosterId }: { rosterId: string },
  { at }: { at?: Date } = {},
): Promise<Result<string, RestRefusal>> {
  requirePermission(by, 'import roster')
  const work = async (db: Db, now: Date): Promise<Result<string, RestRefusal>> => {
    const roster = await lockRoster(db, by, rosterId)
    if (!roster) return refuse({ because: 'unknown roster' })
    if (roster.startedAt === null) return refuse({ because: 'not imported' })
    const rows = await listRest(db, by, rosterId)
    if (rows.length === 0) return refuse({ because: 'nothing left' })
    const before = await listMadeOf(db, by, rosterId)
    const same = before.find(({ rowCount }) => rowCount === rows.length) // what is left only grows
    if (same) return accept(same.id)
    const sheet = roster.sheet as unknown as KeptSheet
    const about = {
      sheet: { ...sheet, otherSheets: [], leftOut: [], strayQuotes: [], hiddenRows: 0 },
      columns: roster.columns as unknown as Column[],
    }
    const rest = {
      fileName: roster.fileName,
      withoutEmail: roster.withoutEmail as WithoutEmail,
      sends: 'later' as const,
      sharedStreet: roster.sharedStreet,
      ...{ rows, bytes: null, about: () => about },
    }
    const id = await keepRoster(db, by, rest, { at: now })
    await changeRoster(db, { ...by, rosterId: id }, { madeOf: rosterId })
    await askWorker(db, by, { rosterId: id, askedFor: 'check', now })
    return accept(id)
  }
  return inCommunity(db, by.communityId, work, at)
}
