import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { beginTelling, type InvitationRow, readInvitations } from './read-invitations.ts'
import { type ListedInvitation, showInvitation } from './show-invitation.ts'
import { readDeeds } from './story-deeds.ts'
import { eventsOf, type StoryEvent } from './story-events.ts'

export type Story = {
  invitation: ListedInvitation
  /** Whether its address may be changed: it is sent somewhere, and nobody has used it. */
  isFixable: boolean
  events: StoryEvent[]
}

/** The whole story of one invitation, oldest first; null when the community has none of this id. */
export function tellStory(
  db: Db,
  by: Actor,
  { invitationId }: { invitationId: string },
  { at }: { at?: Date } = {},
): Promise<Story | null> {
  requirePermission(by, 'invite members')
  const { communityId } = by
  const work = async (db: Db, now: Date): Promise<Story | null> => {
    const telling = await beginTelling(db, communityId, now)
    const [row] = await readInvitations(
      db,
      telling,
      sql`select * from invitations
          where invitations.community_id = ${communityId} and invitations.id = ${invitationId}`,
    )
    if (!row) return null
    const invitation = showInvitation(row, by, now)
    const sources = await readSources(db, communityId, row)
    return {
      invitation,
      isFixable: invitation.isLive && invitation.channel !== 'pass',
      events: eventsOf({ row, ...sources }, by, now),
    }
  }
  return inCommunity(db, communityId, work, at)
}

async function readSources(db: Db, communityId: string, { id }: InvitationRow) {
  const deliveries = await db
    .selectFrom('deliveries')
    .select(['template', 'channel', 'recipient', 'queuedAt', 'sentAt', 'deliveredAt'])
    .select(['bouncedAt', 'failedAt', 'suppressedAt', 'complainedAt', 'problem'])
    .where('communityId', '=', communityId)
    .where('invitationId', '=', id)
    .where('template', 'in', ['invitation', 'reminder'])
    .orderBy('queuedAt')
    .execute()
  const openings = await db
    .selectFrom('openings')
    .select(['firstAt', 'lastAt'])
    .where('communityId', '=', communityId)
    .where('invitationId', '=', id)
    .execute()
  const signUps = await db
    .selectFrom('signUps')
    .select(['askedAt', 'verifiedAt'])
    .where('communityId', '=', communityId)
    .where('invitationId', '=', id)
    .orderBy('askedAt')
    .execute()
  const claims = await db
    .selectFrom('homeClaims')
    .select(['claimedAt', 'settledAt', 'outcome', 'because'])
    .where('communityId', '=', communityId)
    .where('invitationId', '=', id)
    .execute()
  const deeds = await readDeeds(db, communityId, id)
  return { deliveries, openings, signUps, claims, deeds }
}

export type StorySources = Awaited<ReturnType<typeof readSources>> & { row: InvitationRow }
