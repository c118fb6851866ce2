import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { OwnRecord } from './list-records.ts'

/** Whose data: the record, those that have become part of it, and the account it is of. */
type Whose = Pick<OwnRecord, 'communityId' | 'memberId'> & { accountId: string; email: string }
type AllOf = Whose & { memberIds: string[] }

/**
 * Everything a community keeps of one person, for that person: no code, and nobody else's name, address
 * or doings. What the audit log says of others beside a deed is left out with its facts.
 */
export function exportRecord(db: Db, whose: Whose) {
  return inCommunity(db, whose.communityId, async (db) => {
    const mergedIds = await listMerged(db, whose)
    const all = { ...whose, memberIds: [whose.memberId, ...mergedIds] }
    const mergedRecords = []
    for (const memberId of mergedIds)
      mergedRecords.push(await readRecord(db, { ...whose, memberId }))
    return {
      record: await readRecord(db, whose),
      mergedRecords,
      homes: await readHomes(db, all),
      memberFields: await readMemberFields(db, all),
      invitations: await readInvitations(db, all),
      homeClaims: await readClaims(db, all),
      messages: await readMessages(db, all),
      stoppedMessages: await readSuppressions(db, whose),
      events: await readEvents(db, all),
    }
  })
}

/** The records that leaders have merged into this one, or that became part of it as the person joined. */
async function listMerged(db: Db, { communityId, memberId }: Whose): Promise<string[]> {
  const rows = await db
    .selectFrom('members')
    .select('id')
    .where('communityId', '=', communityId)
    .where('mergedInto', '=', memberId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
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

/** What the community asked beside, and what was answered; also of fields that were taken away. */
function readMemberFields(db: Db, { communityId, memberIds }: AllOf) {
  return db
    .selectFrom('memberFieldValues')
    .innerJoin('memberFields', (on) =>
      on
        .onRef('memberFields.communityId', '=', 'memberFieldValues.communityId')
        .onRef('memberFields.id', '=', 'memberFieldValues.fieldId'),
    )
    .select(['memberFields.name', 'memberFieldValues.value', 'memberFieldValues.writtenAt'])
    .where('memberFieldValues.communityId', '=', communityId)
    .where('memberFieldValues.memberId', 'in', memberIds)
    .orderBy('memberFields.createdAt')
    .execute()
}

function readHomes(db: Db, { communityId, memberIds }: AllOf) {
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
    .where('residencies.memberId', 'in', memberIds)
    .orderBy('residencies.since')
    .execute()
}

function readInvitations(db: Db, { communityId, memberIds }: AllOf) {
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
      eb.or([
        eb('invitations.memberId', 'in', memberIds),
        eb('invitations.joinedAs', 'in', memberIds),
      ]),
    )
    .orderBy('invitations.invitedAt')
    .execute()
}

function readClaims(db: Db, { communityId, memberIds }: AllOf) {
  return db
    .selectFrom('homeClaims')
    .select(['home', 'toldBefore', 'claimedAt', 'settledAt', 'outcome'])
    .where('communityId', '=', communityId)
    .where('memberId', 'in', memberIds)
    .orderBy('claimedAt')
    .execute()
}

function readMessages(db: Db, { communityId, memberIds }: AllOf) {
  return db
    .selectFrom('deliveries')
    .select(['template as about', 'channel', 'recipient', 'queuedAt', 'sentAt'])
    .select(['deliveredAt', 'bouncedAt', 'failedAt', 'suppressedAt as notSentAt'])
    .where('communityId', '=', communityId)
    .where('memberId', 'in', memberIds)
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
function readEvents(db: Db, { communityId, memberIds, accountId }: AllOf) {
  const isMine = sql<boolean>`coalesce(actor_id = any(${memberIds}::uuid[]) or account_id = ${accountId}, false)`
  return db
    .selectFrom('auditEvents')
    .select(['happenedAt', 'deed', isMine.as('byMe')])
    .select(sql<boolean>`coalesce(member_id = any(${memberIds}::uuid[]), false)`.as('aboutMe'))
    .select(sql<string | null>`case when ${isMine} then from_address end`.as('from'))
    .where('communityId', '=', communityId)
    .where((eb) => eb.or([eb('memberId', 'in', memberIds), isMine]))
    .orderBy('happenedAt')
    .orderBy('id')
    .execute()
}
