import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { untilHeldUpOrOver } from './held-up.ts'

/**
 * Does `first` in a transaction that stays open until `second` waits for it, or has not waited at all; then
 * both come to their end. Answers what each said.
 */
export async function hurriedBy<First, Second>(
  db: Db,
  communityId: string,
  { first, second }: { first: (db: Db) => Promise<First>; second: (db: Db) => Promise<Second> },
): Promise<{ first: First; second: Second }> {
  const both = await inCommunity(db, communityId, async (held) => {
    const done = await first(held)
    const hurrying = second(db)
    await untilHeldUpOrOver(held, hurrying)
    return { first: done, hurrying }
  })
  return { first: both.first, second: await both.hurrying }
}
