import { hash } from 'node:crypto'
import { v7 } from 'uuid'

/**
 * Ids for what a roster makes: the same words give the same id, so that a plan that is made again is the
 * same plan. They are UUIDv7 of the moment the roster was made.
 */
export function idsOf({ id, madeAt }: { id: string; madeAt: Date }): (what: string) => string {
  const msecs = madeAt.getTime()
  return (what) => {
    const random = hash('sha256', `${id} ${what}`, 'buffer').subarray(0, 16)
    return v7({ msecs, random, seq: random.readUInt32BE(0) >>> 1 })
  }
}
