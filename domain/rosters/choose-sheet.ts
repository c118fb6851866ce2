import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { type BroughtRoster, bringRoster } from './bring-roster.ts'
import { discardRoster } from './discard-roster.ts'
import { changeRoster, findRoster, lockRoster } from './find-roster.ts'
import { listMadeOf } from './made-of.ts'
import { hasBegun } from './roster.ts'

export type SheetRefusal = { because: 'unknown roster' | 'already started' }

type ChosenSheet = {
  rosterId: string
  /** The same file with another of its sheets. */
  file: Pick<BroughtRoster, 'fileName' | 'sheet' | 'bytes'>
}

/**
 * Keeps a new roster of another sheet of the same file, and discards the one that was read first. Answers
 * its id; asked again, that of the roster which took the place already.
 */
export function chooseSheet(
  db: Db,
  by: Actor,
  { rosterId, file }: ChosenSheet,
  { at }: { at?: Date } = {},
): Promise<Result<string, SheetRefusal>> {
  requirePermission(by, 'import roster')
  const work = async (db: Db, now: Date): Promise<Result<string, SheetRefusal>> => {
    const roster = await lockRoster(db, by, rosterId)
    if (!roster) {
      const successor = await successorOf(db, by, rosterId)
      return successor ? accept(successor) : refuse({ because: 'unknown roster' })
    }
    if (hasBegun(roster)) return refuse({ because: 'already started' })
    const id = await bringRoster(db, by, file, { at: now })
    await changeRoster(db, { ...by, rosterId: id }, { madeOf: rosterId })
    await passOnConversation(db, by, { from: rosterId, to: id })
    await discardRoster(db, by, { rosterId })
    return accept(id)
  }
  return inCommunity(db, by.communityId, work, at)
}

/** A conversation that the file was brought from hears of the import of the other sheet. */
async function passOnConversation(
  db: Db,
  { communityId }: Actor,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await db
    .updateTable('conversationRosters')
    .set({ rosterId: to })
    .where('communityId', '=', communityId)
    .where('rosterId', '=', from)
    .execute()
}

/** The roster that took the place of one that is gone, as another sheet of its file; null: none did. */
export function readSuccessor(db: Db, by: Actor, rosterId: string): Promise<string | null> {
  requirePermission(by, 'import roster')
  return inCommunity(db, by.communityId, async (db) =>
    (await findRoster(db, by, rosterId)) ? null : successorOf(db, by, rosterId),
  )
}

async function successorOf(db: Db, by: Actor, rosterId: string): Promise<string | null> {
  const [taken] = await listMadeOf(db, by, rosterId)
  return taken?.id ?? null
}
