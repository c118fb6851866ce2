import { randomFillSync } from 'node:crypto'

/** Fetched together: asking the system for each few bytes takes longer than all else about a code. */
const stock = Buffer.alloc(8192)
let used = stock.length

/** Bytes by chance from the system's secure source, each given out once; at most some hundred at a time. */
export function randomBytes(size: number): Buffer {
  if (used + size > stock.length) {
    randomFillSync(stock)
    used = 0
  }
  const fresh = stock.subarray(used, used + size)
  const drawn = Buffer.from(fresh)
  fresh.fill(0) // what was given out is nowhere else
  used += size
  return drawn
}
