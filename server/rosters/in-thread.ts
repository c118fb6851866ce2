import { once } from 'node:events'
import type { BegunRoster } from '#domain/rosters/work-on-roster.ts'
import { startThread } from '#integrations/spreadsheets/start-thread.ts'
import type { RosterTask } from './messages.ts'

/** What JavaScript may hold of a roster, in megabytes: of nearly all of them little; the largest need more. */
const megabytesFor = (rowCount: number) => (rowCount <= 100_000 ? 128 : 384)

/** Does what was asked for a roster, here or elsewhere. Throws when it failed; asked again, it goes on. */
export type RosterWork = (asked: BegunRoster, signal: AbortSignal) => Promise<void>

/**
 * Works on a roster in a thread of its own, with an end to its memory: whoever is served by this process
 * meanwhile does not wait, and a roster that is too much for it takes nobody along.
 */
export function rosterThreads(
  given: Omit<RosterTask, 'asked'>,
  bounds: { megabytes?: number } = {},
): RosterWork {
  return async ({ rowCount, ...asked }, signal) => {
    const task: RosterTask = { ...given, asked }
    const { megabytes = megabytesFor(rowCount) } = bounds
    const thread = startThread('roster-thread', { beside: import.meta.url, task, megabytes })
    const stop = () => thread.postMessage('stop')
    signal.addEventListener('abort', stop)
    try {
      const [code] = await once(thread, 'exit')
      if (code !== 0) throw new Error(`The thread of a roster ended with ${code}.`)
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }
}
