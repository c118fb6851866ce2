import type { ExpressionBuilder } from 'kysely'
import type { Tables } from '#database/tables.ts'

/** Whether a member of the query has an invitation of their own that is neither used nor voided. */
export function hasLiveCode(eb: ExpressionBuilder<Tables, 'members'>) {
  return eb.exists(
    eb
      .selectFrom('invitations')
      .whereRef('invitations.communityId', '=', 'members.communityId')
      .whereRef('invitations.memberId', '=', 'members.id')
      .where('invitations.redeemedAt', 'is', null)
      .where('invitations.voidedAt', 'is', null),
  )
}
