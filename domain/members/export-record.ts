import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { OwnRecord } from './list-records.ts'

/** Whose data: the record, and the account it is of. */
type Whose = Pick<OwnRecord, 'communityId' | 'memberId'> & { accountId: string; email: string }

/**
 * Everything a community keeps of one person, for that person: no code, and nobody else's name, address
 * or doings. What the audit log says of others beside a deed is left out with its facts.
 */
export function exportRecord(db: Db, whose: Whose) {
  return inCommunity(db, whose.communityId, async (db) => ({
    record: await readRecord(db, whose),
    homes: await readHomes(db, whose),
    invitations: await readInvitations(db, whose),
    homeClaims: await readClaims(db, whose),
    messages: await readMessages(db, whose),
    stoppedMessages: await readSuppressions(db, whose),
    events: await readEvents(db, whose),
  }))
}

function readRecord(db: Db, { communityId, memberId }: Whose) {
  return db
    .selectFrom('members')
    .innerJoin('roles', (on) =>
      on
        .onRef('roles.communityId', '=', 'members.communityId')
        .onRef('roles.id', '=', 'members.roleId'),
    )
    .select(['members.firstName', 'members.lastName', 'members.email', 'members.phone'])
    .select(['members.title', 'roles.name as role', 'members.locale as language'])
    .select(['members.answers as choices', 'members.told as noticesCome'])
    .select(['members.createdAt', 'members.joinedAt', 'members.leftAt'])
    .select(['members.suspendedAt', 'members.suspendedBecause'])
    .where('members.communityId', '=', communityId)
    .where('members.id', '=', memberId)
    .executeTakeFirstOrThrow()
}

function readHomes(db: Db, { communityId, memberId }: Whose) {
  return db
    .selectFrom('residencies')
    .innerJoin('households', (on) =>
      on
        .onRef('households.communityId', '=', 'residencies.communityId')
        .onRef('households.id', '=', 'residencies.householdId'),
    )
    .innerJoin('properties', (on) =>
      on
        .onRef('properties.communityId', '=', 'households.communityId')
        .onRef('properties.id', '=', 'households.propertyId'),
    )
    .select(['properties.street', 'properties.lot', 'properties.unit', 'properties.city'])
    .select(['properties.state', 'properties.zip', 'residencies.householdRole'])
    .select(['residencies.occupancy', 'residencies.since', 'residencies.until'])
    .where('residencies.communityId', '=', communityId)
    .where('residencies.memberId', '=', memberId)
    .orderBy('residencies.since')
    .execute()
}

function readInvitations(db: Db, { communityId, memberId }: Whose) {
  return db
    .selectFrom('invitations')
    .leftJoin('openings', (on) =>
      on
        .onRef('openings.communityId', '=', 'invitations.communityId')
        .onRef('openings.invitationId', '=', 'invitations.id'),
    )
    .select(['invitations.channel', 'invitations.invitedAt', 'invitations.renewedAt'])
    .select(['openings.firstAt as firstOpenedAt', 'invitations.redeemedAt as usedAt'])
    .select(['invitations.expiresAt', 'invitations.voidedAt', 'invitations.voidedBecause'])
    .where('invitations.communityId', '=', communityId)
    .where((eb) =>
      eb.or([eb('invitations.memberId', '=', memberId), eb('invitations.joinedAs', '=', memberId)]),
    )
    .orderBy('invitations.invitedAt')
    .execute()
}

function readClaims(db: Db, { communityId, memberId }: Whose) {
  return db
    .selectFrom('homeClaims')
    .select(['home', 'claimedAt', 'settledAt', 'outcome'])
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .orderBy('claimedAt')
    .execute()
}

function readMessages(db: Db, { communityId, memberId }: Whose) {
  return db
    .selectFrom('deliveries')
    .select(['template as about', 'channel', 'recipient', 'queuedAt', 'sentAt'])
    .select(['deliveredAt', 'bouncedAt', 'failedAt', 'suppressedAt as notSentAt'])
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .orderBy('queuedAt')
    .execute()
}

function readSuppressions(db: Db, { communityId, email }: Whose) {
  return db
    .selectFrom('suppressions')
    .select(['because', 'since', 'liftedAt'])
    .where('communityId', '=', communityId)
    .where('recipient', '=', email)
    .orderBy('since')
    .execute()
}

/** What the person did, and what was done to them; from where only for their own deeds. */
function readEvents(db: Db, { communityId, memberId, accountId }: Whose) {
  const isMine = sql<boolean>`coalesce(actor_id = ${memberId} or account_id = ${accountId}, false)`
  return db
    .selectFrom('auditEvents')
    .select(['happenedAt', 'deed', isMine.as('byMe')])
    .select(sql<boolean>`coalesce(member_id = ${memberId}, false)`.as('aboutMe'))
    .select(sql<string | null>`case when ${isMine} then from_address end`.as('from'))
    .where('communityId', '=', communityId)
    .where((eb) => eb.or([eb('memberId', '=', memberId), isMine]))
    .orderBy('happenedAt')
    .orderBy('id')
    .execute()
}
