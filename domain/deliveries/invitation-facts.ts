import type { Db } from '#database/connect.ts'
import { printDoor } from '#domain/properties/property.ts'
import type { CommunityDelivery } from './community-outbox.ts'

/** What an invitation says of the person and their home; null when it no longer stands. */
export async function readInvitationFacts(db: Db, row: CommunityDelivery) {
  const found = await db
    .selectFrom('invitations')
    .innerJoin('communities', 'communities.id', 'invitations.communityId')
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
    .select(['invitations.sealedCode', 'invitations.expiresAt', 'communities.timeZone'])
    .select([
      'members.firstName',
      'inviter.firstName as inviterFirst',
      'inviter.lastName as inviterLast',
    ])
    .where('invitations.communityId', '=', row.communityId)
    .where('invitations.id', '=', row.invitationId)
    .where('invitations.redeemedAt', 'is', null)
    .where('invitations.voidedAt', 'is', null)
    .executeTakeFirst()
  if (!found) return null
  const { expiresAt, timeZone, inviterFirst, inviterLast, sealedCode, firstName } = found
  return {
    sealedCode,
    firstName,
    inviterName: inviterFirst === null ? null : `${inviterFirst} ${inviterLast}`,
    address: await readAddress(db, row),
    until: expiresAt && printDay(expiresAt, { timeZone, locale: row.locale }),
  }
}

/** The home of the invited person; of several, the one they have had longest. */
async function readAddress(db: Db, row: CommunityDelivery): Promise<string | null> {
  const home = await db
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
    .select(['properties.street', 'properties.lot', 'properties.unit'])
    .where('residencies.communityId', '=', row.communityId)
    .where('residencies.memberId', '=', row.memberId)
    .where('residencies.until', 'is', null)
    .orderBy('residencies.since')
    .executeTakeFirst()
  return home ? printDoor(home) : null
}

function printDay(day: Date, { timeZone, locale }: { timeZone: string; locale: string }): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(day)
}
