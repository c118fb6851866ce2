import { v7 } from 'uuid'
import { randomBytes } from './random-bytes.ts'

let last = { msecs: 0, seq: 0 }

/**
 * A new id (UUIDv7, RFC 9562): its order is the order of making, so that rows made together lie
 * together. Made here and not by the database, which has no such function before PostgreSQL 18.
 */
export function newId(): string {
  const random = randomBytes(16)
  const now = Date.now()
  last =
    now > last.msecs
      ? { msecs: now, seq: random.readUInt32BE(0) >>> 1 } // room to count up within a millisecond
      : { msecs: last.msecs, seq: last.seq + 1 }
  return v7({ random, ...last })
}
