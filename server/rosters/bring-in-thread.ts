import { once } from 'node:events'
import type { Result } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { BroughtFile } from '#domain/rosters/bring-file.ts'
import type { UnreadableSheet } from '#integrations/spreadsheets/spreadsheets.ts'
import { startThread } from '#integrations/spreadsheets/start-thread.ts'
import { turns } from '#integrations/spreadsheets/turns.ts'
import type { FileTask } from './messages.ts'

/** Reads a file and keeps it as a roster; see `bringFile`. */
export type FileBringer = (by: Actor, file: BroughtFile) => Promise<Result<string, UnreadableSheet>>

/**
 * Brings files in threads of their own, at most two at once: the rows of a large one, and what is left of
 * them, are never in the memory of those who serve pages.
 */
export function fileThreads({ address }: { address: string }): FileBringer {
  const inTurn = turns(2)
  return (by, file) => inTurn(() => bringInThread({ address, by, file }))
}

async function bringInThread(task: FileTask): Promise<Result<string, UnreadableSheet>> {
  const thread = startThread('file-thread', { beside: import.meta.url, task, megabytes: 128 })
  const ended = once(thread, 'exit')
  ended.catch(() => {}) // told by the one that waits for the answer
  const [answer] = await once(thread, 'message')
  await ended
  return answer as Result<string, UnreadableSheet>
}
