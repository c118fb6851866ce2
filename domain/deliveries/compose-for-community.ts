import type { Db } from '#database/connect.ts'
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
 * invitation that was withdrawn or used meanwhile, a notice somebody has settled. One that cannot be
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
  const [writer, invitations] = await Promise.all([
    readWriter(db, sending, communityId),
    readInvitationFacts(db, { communityId, invitationIds }),
  ])
  const letters = new Map<string, Letter | Error>()
  for (const row of rows) {
    const compose = isAboutInvitation(row.template)
      ? async () =>
          composeInvitation(sending, {
            row,
            writer,
            facts: invitations.get(row.invitationId ?? ''),
            now,
          })
      : () => composeOther(db, sending, { row, writer })
    letters.set(row.id, await compose().catch(asError))
  }
  return letters
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
