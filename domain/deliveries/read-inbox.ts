import type { Db } from '#database/connect.ts'
import { isDatabaseDown } from '#database/is-down.ts'
import type { Inbox } from '#integrations/inbox/inbox.ts'
import { isSendingPaused } from './pause-sending.ts'
import { readMailReport } from './read-mail-report.ts'
import { recordMailReport } from './record-bounce.ts'

/**
 * Takes one message that came back, as it came over the wire, and remembers what it says of a message of
 * ours. Answers whether it said anything; whatever else it is, nothing happens.
 */
export async function takeReturned(db: Db, raw: Uint8Array): Promise<boolean> {
  const report = await readMailReport(raw)
  return report !== null && (await recordMailReport(db, report))
}

/**
 * Empties the mailbox for bounces. Answers how many messages it found, and how many were about ours. One
 * that breaks us is left behind, marked as read, so that those after it are not kept waiting; then, at the end,
 * its error is thrown. While the database is away all of them stay. A restored copy whose sending is paused
 * leaves the mailbox to the installation it was copied from.
 */
export async function readInbox(
  db: Db,
  inbox: Inbox,
  { signal }: { signal?: AbortSignal } = {},
): Promise<{ found: number; ours: number }> {
  if (await isSendingPaused(db)) return { found: 0, ours: 0 }
  let [found, ours] = [0, 0]
  const trouble: unknown[] = []
  const take = async (raw: Uint8Array) => {
    const isOurs = await takeReturned(db, raw).catch((error) => {
      if (isDatabaseDown(error)) throw error
      trouble.push(error)
      return false
    })
    found += 1
    if (isOurs) ours += 1
  }
  await inbox.empty(take, { signal })
  if (trouble.length > 0) throw trouble[0]
  return { found, ours }
}
