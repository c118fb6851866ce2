import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { takeTurn } from '#database/take-turn.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { createInvitations, type PromisedRow } from '#domain/invitations/create-invitations.ts'
import type { DefaultTerms } from '#domain/invitations/default-terms.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { ServerKey } from '#domain/server-key.ts'

/**
 * The batch that came of a form sent before, if there is one; waits for the same form sent at the same
 * moment, until the transaction ends.
 */
export async function recallBatch(
  db: Db,
  by: Actor,
  batchId: string,
): Promise<{ size: number } | undefined> {
  await takeTurn(db, `submission ${by.communityId} ${batchId}`)
  return db
    .selectFrom('batches')
    .select('size')
    .where('communityId', '=', by.communityId)
    .where('id', '=', batchId)
    .executeTakeFirst()
}

/** Writes a batch of passes with their invitations, in the caller's transaction. */
export async function writeBatch(
  db: Db,
  by: Actor,
  given: {
    batchId: string
    forHomes: boolean
    rows: readonly PromisedRow[]
    terms: DefaultTerms
    key: ServerKey
    now: Date
  },
): Promise<void> {
  const { batchId, forHomes, rows, terms, key, now } = given
  const { communityId, memberId, accountId, from } = by
  const size = rows.length
  await sql`
    insert into batches (community_id, id, channel, for_homes, size, made_by, made_at)
    values (${communityId}, ${batchId}, 'pass', ${forHomes}, ${size}, ${memberId}, ${now})`.execute(
    db,
  )
  const { roleId, days } = terms
  const promised = { communityId, batchId, roleId, days, invitedBy: memberId, rows }
  await createInvitations(db, { ...promised, channel: 'pass' }, { key, now })
  await recordEvent(db, {
    communityId,
    deed: 'made access passes',
    actorId: memberId,
    accountId,
    facts: { batchId, count: size, forHomes },
    from,
    now,
  })
}
