import type { Db } from '#database/connect.ts'
import { isDatabaseDown } from '#database/is-down.ts'
import { isSendingPaused } from '#domain/deliveries/pause-sending.ts'
import type { Inbox } from '#integrations/inbox/inbox.ts'
import { type LetterTools, takeLetter } from './take-letter.ts'

/**
 * Empties the mailbox of support. Answers how many letters it found, and how many became messages. A letter that
 * breaks us is left behind, marked as read, so that those after it are not kept waiting; then, at the end, its
 * error is thrown. When letters of one sender come faster than may be taken, they stay in the mailbox, unread, and
 * the others go on; when those of all senders together do, all of them stay. They are taken at a later time. A
 * restored copy whose sending is paused leaves the mailbox to the installation it was copied from.
 */
export async function readSupportInbox(
  db: Db,
  tools: LetterTools & { inbox: Inbox },
  { signal }: { signal?: AbortSignal } = {},
): Promise<{ found: number; taken: number }> {
  if (await isSendingPaused(db)) return { found: 0, taken: 0 }
  let [found, taken] = [0, 0]
  let isFull = false
  const trouble: unknown[] = []
  const take = async (raw: Uint8Array) => {
    const took = await takeLetter(db, tools, raw).catch((error) => {
      if (isDatabaseDown(error)) throw error
      trouble.push(error)
      return null
    })
    isFull = took?.became === 'too much' && took.whose === 'all'
    if (isFull) throw new Error('The other letters wait.') // so it stays where it is
    found += 1
    if (took?.became === 'too much') return 'later'
    if (took?.became === 'message') taken += 1
    return 'done'
  }
  await tools.inbox.empty(take, { signal }).catch((error) => {
    if (!isFull) throw error
  })
  if (trouble.length > 0) throw trouble[0]
  return { found, taken }
}
