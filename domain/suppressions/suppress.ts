import type { Db } from '#database/connect.ts'
import { newId } from '#domain/new-id.ts'
import type { SuppressionReason } from './suppression.ts'

export type NewSuppression = {
  communityId: string
  /** The e-mail address or number, as deliveries write it. */
  recipient: string
  because: SuppressionReason
  /** What its mail server or provider said. */
  words?: string | null
  now: Date
}

/**
 * Remembers that an address of a community gets no more messages, in the caller's transaction. For one
 * reason it is remembered once; answers whether it is news.
 */
export async function suppress(db: Db, { now, ...suppression }: NewSuppression): Promise<boolean> {
  const written = await db
    .insertInto('suppressions')
    .values({ ...suppression, id: newId(), since: now })
    .onConflict((same) =>
      same
        .columns(['communityId', 'recipient', 'because'])
        .where('liftedAt', 'is', null)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return written !== undefined
}
