import type { Db } from '#database/connect.ts'
import { isDatabaseDown } from '#database/is-down.ts'
import { isSendingPaused } from '#domain/deliveries/pause-sending.ts'
import type { Inbox } from '#integrations/inbox/inbox.ts'
import { type LetterTools, takeLetter } from './take-letter.ts'

/**
 * Empties the mailbox of support. Answers how many letters it found, and how many became messages. A letter that
 * breaks us is left behind, marked as read, so that those after it are not kept waiting; then, at the end, its
 * error is thrown. A restored copy whose sending is paused leaves the mailbox to the installation it was copied from.
 */
export async function readSupportInbox(
  db: Db,
  tools: LetterTools & { inbox: Inbox },
  { signal }: { signal?: AbortSignal } = {},
): Promise<{ found: number; taken: number }> {
  if (await isSendingPaused(db)) return { found: 0, taken: 0 }
  let [found, taken] = [0, 0]
  const trouble: unknown[] = []
  await tools.inbox.empty(
    async (raw) => {
      found += 1
      try {
        if ((await takeLetter(db, tools, raw)).became === 'message') taken += 1
      } catch (error) {
        if (isDatabaseDown(error)) throw error
        trouble.push(error)
      }
    },
    { signal },
  )
  if (trouble.length > 0) throw trouble[0]
  return { found, taken }
}
