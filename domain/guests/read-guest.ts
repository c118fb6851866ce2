import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { fullName } from '#domain/members/member.ts'
import type { Actor } from '#domain/roles/permission.ts'

/** A guest as pages about one ask for them. */
export type ReadGuest = {
  name: string
  channel: 'email' | 'text'
  /** Where the invitation went, while it waits; later it is their own, to be shown or not. */
  contact: string | null
  /** *Waiting*: they may still come. */
  state: 'waiting' | 'joined' | 'cancelled'
}

/** A guest of a household the actor is Head of; null when there is none with this invitation. */
export function readGuest(
  db: Db,
  { communityId, memberId }: Actor,
  { invitationId }: { invitationId: string },
): Promise<ReadGuest | null> {
  return inCommunity(db, communityId, async (db) => {
    const row = await db
      .selectFrom('invitations')
      .innerJoin('members', (on) =>
        on
          .onRef('members.communityId', '=', 'invitations.communityId')
          .onRef('members.id', '=', 'invitations.memberId'),
      )
      .innerJoin('residencies as own', (on) =>
        on
          .onRef('own.communityId', '=', 'invitations.communityId')
          .onRef('own.householdId', '=', 'invitations.householdId')
          .on('own.memberId', '=', memberId)
          .on('own.householdRole', '=', 'head')
          .on('own.confirmedAt', 'is not', null)
          .on('own.until', 'is', null),
      )
      .select(['invitations.channel', 'invitations.redeemedAt', 'invitations.voidedAt'])
      .select(['members.firstName', 'members.lastName', 'members.email', 'members.phone'])
      .select('members.joinedAt')
      .where('invitations.communityId', '=', communityId)
      .where('invitations.id', '=', invitationId)
      .executeTakeFirst()
    if (!row) return null
    const channel = row.channel === 'text' ? ('text' as const) : ('email' as const)
    const reached = channel === 'text' ? row.phone : row.email
    const state = stateOf(row)
    const isTheirs = state !== 'waiting' || row.joinedAt !== null
    return { name: fullName(row), channel, contact: isTheirs ? null : reached, state }
  })
}

function stateOf(dates: { redeemedAt: Date | null; voidedAt: Date | null }): ReadGuest['state'] {
  if (dates.redeemedAt) return 'joined'
  return dates.voidedAt ? 'cancelled' : 'waiting'
}
