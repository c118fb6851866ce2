import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { maskEmail } from '#domain/contacts/email-address.ts'
import { type HouseholdName, nameHousehold } from '#domain/households/household.ts'
import { lastNames } from '#domain/households/list-households.ts'
import { printHome } from '#domain/properties/property.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { ServerKey } from '#domain/server-key.ts'
import type { AccessCode } from './access-code.ts'
import { lookUpOf } from './create-invitation.ts'
import { type InvitationState, stateInTrial } from './invitation.ts'
import { isMailboxProven } from './mailbox-proven.ts'

/** The account that holds a code, when somebody is signed in. */
export type Holder = { accountId: string; email: string }

/** What an invitation offers to whoever holds its code. */
export type Offer = {
  communityId: string
  invitationId: string
  community: { name: string; color: string; city: string; state: string }
  /** For whom; null: an open code. The address only as `j•••@example.com`. */
  invitee: { firstName: string; lastName: string; maskedEmail: string | null } | null
  /** Where they will live, as far as the invitation says; a pass for a home names no household. */
  home: { address: string; household: HouseholdName | null; role: 'head' | 'member' | null } | null
  /** Whether the holder must tell where they live: an open code that was made for no home. */
  asksHome: boolean
  role: string
  /** Whether the account that holds the code may use it; null when nobody is signed in. */
  suits: boolean | null
}

/** A code that opens nothing: it was never one of ours, or its time is over. Names nobody, but where it waits. */
export type OfferRefusal = {
  because:
    | 'unknown'
    | Exclude<InvitationState, 'open'>
    /** The trial of the community is over: the code stays good until it goes on. */
    | 'not now'
  /** The name of the community, where the code is good and only waits (`not now`). */
  community?: string
  /** The community the holder is in, or waits for, by this very code; absent when somebody else used it, or nobody. */
  byHolderIn?: string
  /** Whether the holder used it for a home that a leader has declined. */
  isDeclined?: true
}

/**
 * Reads what a code offers, without changing anything. Guesses must be limited by the caller: an
 * `unknown` is a wrong guess.
 */
export async function findInvitation(
  db: Db,
  { code, holder }: { code: AccessCode; holder: Holder | null },
  { key, at }: { key: ServerKey; at?: Date },
): Promise<Result<Offer, OfferRefusal>> {
  const place = await sql<{ communityId: string; invitationId: string }>`
    select community_id, invitation_id from community_of_code(${lookUpOf(key, code)})`.execute(db)
  const found = place.rows[0]
  if (!found) return refuse({ because: 'unknown' })
  return inCommunity(
    db,
    found.communityId,
    async (db, now) => {
      const invitation = await readInvitation(db, { ...found, holder })
      const state = stateInTrial(invitation, now)
      if (state !== 'open')
        return refuse({
          because: state,
          ...(state === 'not now' && { community: invitation.name }),
          ...(invitation.isHolders && { byHolderIn: found.communityId }),
          ...(invitation.isDeclined && { isDeclined: true as const }),
        })
      const { memberId, propertyId } = invitation
      const home = memberId
        ? await readHome(db, { ...found, memberId })
        : propertyId && (await readPassHome(db, { ...found, propertyId }))
      const asksHome = memberId === null && propertyId === null
      return accept({ ...found, ...describe(invitation), home: home || null, asksHome })
    },
    at,
  )
}

type Found = { communityId: string; invitationId: string }

function readInvitation(
  db: Db,
  { communityId, invitationId, holder }: Found & { holder: Holder | null },
) {
  return db
    .selectFrom('invitations')
    .innerJoin('communities', 'communities.id', 'invitations.communityId')
    .innerJoin('roles', (join) =>
      join
        .onRef('roles.communityId', '=', 'invitations.communityId')
        .onRef('roles.id', '=', 'invitations.roleId'),
    )
    .leftJoin('members', (join) =>
      join
        .onRef('members.communityId', '=', 'invitations.communityId')
        .onRef('members.id', '=', 'invitations.memberId'),
    )
    .select([
      'invitations.memberId',
      'invitations.propertyId',
      'invitations.redeemedAt',
      'invitations.voidedAt',
      'invitations.voidedBecause',
      'invitations.expiresAt',
      'communities.name',
      'communities.color',
      'communities.city',
      'communities.state',
      'communities.trialEndsAt',
      'roles.name as role',
      'members.firstName',
      'members.lastName',
      'members.email',
    ])
    .select(suits(holder).as('suits'))
    .select(isMembersOwn(holder).as('isHolders'))
    .select(isDeclined(holder).as('isDeclined'))
    .where('invitations.communityId', '=', communityId)
    .where('invitations.id', '=', invitationId)
    .executeTakeFirstOrThrow()
}

/** Whether the holder is the member already whom the invitation was for, or who used an open code. */
function isMembersOwn(holder: Holder | null) {
  if (!holder) return sql<boolean>`false`
  return sql<boolean>`(
    coalesce(members.joined_at is not null and members.account_id = ${holder.accountId}, false) or exists (
      select from members as came
      where came.community_id = invitations.community_id and came.id = invitations.joined_as
        and came.account_id = ${holder.accountId} and came.left_at is null))`
}

/** Whether the holder told a home with the invitation, and a leader has declined it. */
function isDeclined(holder: Holder | null) {
  if (!holder) return sql<boolean>`false`
  return sql<boolean>`exists (
    select from home_claims
    join members as asked on asked.community_id = home_claims.community_id
      and asked.id = home_claims.member_id and asked.account_id = ${holder.accountId}
    where home_claims.community_id = invitations.community_id
      and home_claims.invitation_id = invitations.id and home_claims.outcome = 'declined')`
}

/** Whether the invitation is the holder's: by address, or since they have proven the invited mailbox. */
function suits(holder: Holder | null) {
  if (!holder) return sql<boolean | null>`null::boolean`
  const proven = isMailboxProven(holder.accountId, { invitation: 'invitations', member: 'members' })
  return sql<boolean | null>`(
    members.email is null or members.email = ${holder.email} or ${proven})`
}

function describe(invitation: Awaited<ReturnType<typeof readInvitation>>) {
  const { name, color, city, state, role, firstName, lastName, email, suits } = invitation
  const invitee =
    firstName !== null && lastName !== null
      ? { firstName, lastName, maskedEmail: email && maskEmail(email) }
      : null
  return { community: { name, color, city, state }, role, invitee, suits }
}

async function readHome(
  db: Db,
  { communityId, memberId }: Found & { memberId: string },
): Promise<Offer['home']> {
  const row = await db
    .selectFrom('residencies as own')
    .innerJoin('households', (join) =>
      join
        .onRef('households.communityId', '=', 'own.communityId')
        .onRef('households.id', '=', 'own.householdId'),
    )
    .innerJoin('properties', (join) =>
      join
        .onRef('properties.communityId', '=', 'households.communityId')
        .onRef('properties.id', '=', 'households.propertyId'),
    )
    .innerJoin('residencies', (join) =>
      join
        .onRef('residencies.communityId', '=', 'households.communityId')
        .onRef('residencies.householdId', '=', 'households.id')
        .on('residencies.until', 'is', null),
    )
    .innerJoin('members', (join) =>
      join
        .onRef('members.communityId', '=', 'residencies.communityId')
        .onRef('members.id', '=', 'residencies.memberId'),
    )
    .select(['own.householdRole', 'households.name', 'own.since'])
    .select(['properties.street', 'properties.lot', 'properties.unit'])
    .select(['properties.city', 'properties.state', 'properties.zip'])
    .select(lastNames.as('lastNames'))
    .where('own.communityId', '=', communityId)
    .where('own.memberId', '=', memberId)
    .where('own.until', 'is', null)
    .groupBy(['own.communityId', 'own.id', 'households.communityId', 'households.id'])
    .groupBy(['properties.communityId', 'properties.id'])
    .orderBy('own.since', 'desc')
    .executeTakeFirst()
  if (!row) return null
  return {
    address: printHome(row),
    household: nameHousehold(row),
    role: row.householdRole as 'head' | 'member',
  }
}

/** The home a pass was made for. Who lives there is told to nobody who only holds the code. */
async function readPassHome(
  db: Db,
  { communityId, propertyId }: Found & { propertyId: string },
): Promise<Offer['home']> {
  const row = await db
    .selectFrom('properties')
    .select(['street', 'lot', 'unit', 'city', 'state', 'zip'])
    .where('communityId', '=', communityId)
    .where('id', '=', propertyId)
    .executeTakeFirst()
  return row ? { address: printHome(row), household: null, role: null } : null
}
