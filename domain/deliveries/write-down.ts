import { onceItIsBack } from './once-it-is-back.ts'
import type { Claimed, Outbox, Tried } from './send-deliveries.ts'

/**
 * Writes down what became of messages at once; those that end while it writes share the next writing. While
 * the database is away it tries again, so that what a server has taken does not leave once more.
 */
export function writesDown<Row extends Claimed>(outbox: Pick<Outbox<Row>, 'record'>) {
  let waiting: { row: Row; tried: Tried }[] = []
  let writing: Promise<void> = Promise.resolve()
  let next: Promise<void> | null = null
  return (one: { row: Row; tried: Tried }): Promise<void> => {
    waiting.push(one)
    next ??= writing
      .catch(() => {})
      .then(() => {
        const tries = waiting
        waiting = []
        next = null
        writing = onceItIsBack(() => outbox.record(tries))
        return writing
      })
    return next
  }
}
