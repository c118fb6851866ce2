import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { printDoor } from '#domain/properties/property.ts'

/** What an invitation says of the person and their home. */
export type InvitationFacts = {
  sealedCode: Uint8Array
  firstName: string | null
  inviterName: string | null
  /** Whether it is a Head of Household who invites, into their own household. */
  isGuest: boolean
  /** Null when no home is known. */
  address: string | null
  isPersonal: boolean
  expiresAt: Date | null
}

/** What invitations say, by their ids; those that no longer stand are left out. */
export async function readInvitationFacts(
  db: Db,
  { communityId, invitationIds }: { communityId: string; invitationIds: readonly string[] },
): Promise<Map<string, InvitationFacts>> {
  if (invitationIds.length === 0) return new Map()
  const rows = await listStanding(db, communityId, invitationIds)
  return new Map(
    rows.flatMap(({ id, sealedCode, ...row }) =>
      sealedCode ? [[id, { sealedCode, ...describe(row) }]] : [],
    ),
  )
}

type Row = Omit<Awaited<ReturnType<typeof listStanding>>[number], 'id' | 'sealedCode'>

function describe(row: Row): Omit<InvitationFacts, 'sealedCode'> {
  const { memberId, firstName, contactName, inviterFirst, inviterLast, expiresAt } = row
  const isHome = row.street !== null || row.lot !== null
  return {
    firstName: firstName ?? contactName,
    inviterName: inviterFirst === null ? null : `${inviterFirst} ${inviterLast}`,
    isGuest: row.householdId !== null,
    address: isHome ? printDoor(row) : null,
    isPersonal: memberId !== null,
    expiresAt,
  }
}

/** Said with `case`: behind row-level security no index follows a `coalesce`, and all homes would be read for each letter. */
const homeItLeadsTo = sql<string>`case
  when invitations.property_id is not null then invitations.property_id else home.property_id end`

function listStanding(db: Db, communityId: string, invitationIds: readonly string[]) {
  return db
    .selectFrom('invitations')
    .leftJoin('members', (on) =>
      on
        .onRef('members.communityId', '=', 'invitations.communityId')
        .onRef('members.id', '=', 'invitations.memberId'),
    )
    .leftJoin('members as inviter', (on) =>
      on
        .onRef('inviter.communityId', '=', 'invitations.communityId')
        .onRef('inviter.id', '=', 'invitations.invitedBy'),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('residencies')
          .innerJoin('households', (on) =>
            on
              .onRef('households.communityId', '=', 'residencies.communityId')
              .onRef('households.id', '=', 'residencies.householdId'),
          )
          .select('households.propertyId')
          .whereRef('residencies.communityId', '=', 'invitations.communityId')
          .whereRef('residencies.memberId', '=', 'invitations.memberId')
          .where('residencies.until', 'is', null)
          .orderBy('residencies.since') // of several homes, the one they have had longest
          .limit(1)
          .as('home'),
      (on) => on.onTrue(),
    )
    .leftJoin('properties', (on) =>
      on
        .onRef('properties.communityId', '=', 'invitations.communityId')
        .on('properties.id', '=', homeItLeadsTo),
    )
    .select(['invitations.id', 'invitations.memberId', 'invitations.sealedCode'])
    .select('invitations.householdId')
    .select(['invitations.expiresAt', 'invitations.contactName', 'members.firstName'])
    .select(['inviter.firstName as inviterFirst', 'inviter.lastName as inviterLast'])
    .select(['properties.street', 'properties.lot', 'properties.unit'])
    .where('invitations.communityId', '=', communityId)
    .where('invitations.id', '=', sql<string>`any(${invitationIds})`)
    .where('invitations.redeemedAt', 'is', null)
    .where('invitations.voidedAt', 'is', null)
    .execute()
}
