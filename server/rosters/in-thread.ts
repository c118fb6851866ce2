import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { AskedRoster } from '#domain/rosters/work-on-roster.ts'
import type { RosterTask } from './messages.ts'

/** In source the thread stands beside this file; in the build beside `main.js`, one up from its chunks. */
const threadFile = import.meta.url.endsWith('.ts')
  ? new URL('./roster-thread.ts', import.meta.url)
  : new URL(import.meta.url.replace(/(chunks\/)?[^/]+$/, 'roster-thread.js'))

/** What JavaScript may hold of a roster; the largest needs less. */
type Bounds = { megabytes: number }

/** Does what was asked for a roster, here or elsewhere. Throws when it failed; asked again, it goes on. */
export type RosterWork = (asked: AskedRoster, signal: AbortSignal) => Promise<void>

/**
 * Works on a roster in a thread of its own, with an end to its memory: whoever is served by this process
 * meanwhile does not wait, and a roster that is too much for it takes nobody along.
 */
export function rosterThreads(
  given: Omit<RosterTask, 'asked'>,
  { megabytes }: Bounds = { megabytes: 128 },
): RosterWork {
  return async (asked, signal) => {
    const thread = new Worker(threadFile, {
      workerData: { ...given, asked } satisfies RosterTask,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 16 },
      env: {},
      execArgv: [],
    })
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
