import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { suppressedRecipients } from '#domain/suppressions/suppressed.ts'
import { stopsMessage } from '#domain/suppressions/suppression.ts'
import type { CommunityDelivery } from './community-outbox.ts'
import { composeInvitation } from './compose-invitation.ts'
import { composeOther } from './compose-other.ts'
import { isAboutInvitation } from './delivery.ts'
import { readInvitationFacts } from './invitation-facts.ts'
import type { Letter, Sending } from './send-deliveries.ts'
import { readWriter } from './writer.ts'

type Batch = { communityId: string; rows: readonly CommunityDelivery[]; now: Date }

/**
 * Says what messages of one community say now, by their ids. What is no longer true is not sent: an
 * invitation that was voided or used meanwhile, a notice somebody has settled. One that cannot be
 * written is an error of its own.
 */
export async function composeForCommunity(
  db: Db,
  sending: Sending,
  { communityId, rows, now }: Batch,
): Promise<Map<string, Letter | Error>> {
  const invitationIds = rows
    .filter(({ template }) => isAboutInvitation(template))
    .flatMap(({ invitationId }) => invitationId ?? [])
  const recipients = rows.map(({ recipient }) => recipient)
  const [writer, invitations, suppressed, optedOut] = await Promise.all([
    readWriter(db, sending, communityId),
    readInvitationFacts(db, { communityId, invitationIds }),
    suppressedRecipients(db, communityId, recipients),
    optedOutNumbers(db, recipients),
  ])
  const letters = new Map<string, Letter | Error>()
  for (const row of rows) {
    const because = optedOut.has(row.recipient) ? 'opted out' : suppressed.get(row.recipient)
    if (because && (because === 'opted out' || stopsMessage(because, row.template))) {
      letters.set(row.id, { obsolete: because })
      continue
    }
    const compose = isAboutInvitation(row.template)
      ? async () =>
          composeInvitation(sending, {
            row,
            writer,
            facts: invitations.get(row.invitationId ?? ''),
            now,
          })
      : () => composeOther(db, sending, { row, writer, now })
    letters.set(row.id, await compose().catch(asError))
  }
  return letters
}

/** The numbers that have answered STOP to ours. */
async function optedOutNumbers(db: Db, recipients: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('textOptOuts')
    .select('phone')
    .where('phone', '=', sql<string>`any(${recipients})`)
    .execute()
  return new Set(rows.map(({ phone }) => phone))
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
