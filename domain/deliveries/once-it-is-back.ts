import { setTimeout as sleep } from 'node:timers/promises'
import { isDatabaseDown } from '#database/is-down.ts'

/** How long the database is waited for, in milliseconds: what a server took is true past its lease too. */
const patience = 60_000

/** How long until the next try, in milliseconds. */
const pause = 250

/** Does work that is the same however often it is done: again, while the database is away, for a minute at most. */
export async function onceItIsBack<T>(work: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + patience
  for (;;)
    try {
      return await work()
    } catch (error) {
      if (!isDatabaseDown(error) || performance.now() > giveUpAt) throw error
      await sleep(pause)
    }
}
