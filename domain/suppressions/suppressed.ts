import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { SuppressionReason } from './suppression.ts'

/** Of several reasons the one that stops most. */
const inOrder: readonly SuppressionReason[] = ['unsubscribed', 'complained', 'bounced']

/**
 * Those of these addresses that a community must not write to, each with the reason that stops most
 * (`stopsMessage` says what it stops). Addresses are compared as they are written.
 */
export async function suppressedRecipients(
  db: Db,
  communityId: string,
  recipients: readonly string[],
): Promise<Map<string, SuppressionReason>> {
  if (recipients.length === 0) return new Map()
  const rows = await inCommunity(db, communityId, (db) =>
    db
      .selectFrom('suppressions')
      .select(['recipient', 'because'])
      .where('communityId', '=', communityId)
      .where('recipient', '=', sql<string>`any(${recipients})`)
      .where('liftedAt', 'is', null)
      .execute(),
  )
  return new Map(
    inOrder.flatMap((reason) =>
      rows
        .filter(({ because }) => because === reason)
        .map(({ recipient }) => [recipient, reason] as const),
    ),
  )
}
