import type { Db } from '#database/connect.ts'
import type { Deed as AnyDeed } from '#domain/audit/deed.ts'
import { fullName } from '#domain/members/member.ts'

/** What people did with an invitation, as the audit log tells it. */
const told = [
  'invited member',
  'resent invitation',
  'reminded',
  'fixed address',
  'replaced code',
  'voided invitation',
  'asked to prove mailbox',
  'asked a leader',
  'asked for a new invitation',
  'corrected home',
] as const satisfies readonly AnyDeed[]

export type Deed = {
  deed: (typeof told)[number]
  at: Date
  /** Who did it; null: the system, or somebody who is no member yet. */
  by: string | null
  facts: Record<string, unknown>
}

/** The deeds around one invitation, oldest first. */
export async function readDeeds(
  db: Db,
  communityId: string,
  invitationId: string,
): Promise<Deed[]> {
  const rows = await db
    .selectFrom('auditEvents')
    .leftJoin('members', (join) =>
      join
        .onRef('members.communityId', '=', 'auditEvents.communityId')
        .onRef('members.id', '=', 'auditEvents.actorId'),
    )
    .select(['auditEvents.deed', 'auditEvents.happenedAt', 'auditEvents.facts'])
    .select(['members.firstName', 'members.lastName'])
    .where('auditEvents.communityId', '=', communityId)
    .where('auditEvents.invitationId', '=', invitationId)
    .where('auditEvents.deed', 'in', told)
    .orderBy('auditEvents.happenedAt')
    .orderBy('auditEvents.id')
    .execute()
  return rows.map(({ deed, happenedAt, facts, firstName, lastName }) => ({
    deed: deed as Deed['deed'],
    at: happenedAt,
    by: firstName && lastName ? fullName({ firstName, lastName }) : null,
    facts: facts as Deed['facts'],
  }))
}
