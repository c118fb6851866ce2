import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Home } from '#domain/addresses/home.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import { fullName } from '#domain/members/member.ts'
import { printHome } from '#domain/properties/property.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { ClaimOutcome } from './claim.ts'

/** A claim that waits, held until the transaction ends. */
export type OpenClaim = {
  claimId: string
  memberId: string
  invitationId: string
  home: Home
  firstName: string
  lastName: string
  name: string
  /** The address of the account that waits. */
  email: string | null
  locale: string
  /** Whether the person is a member already. */
  isMember: boolean
}

export type SettleRefusal =
  | { because: 'unknown' }
  /** Another leader was faster. */
  | { because: 'settled already' }

/** Holds a claim against other leaders. Refuses when one of them has settled it. */
export async function readOpenClaim(
  db: Db,
  by: Actor,
  { claimId }: { claimId: string },
): Promise<Result<OpenClaim, SettleRefusal>> {
  const row = await db
    .selectFrom('homeClaims')
    .innerJoin('members', (on) =>
      on
        .onRef('members.communityId', '=', 'homeClaims.communityId')
        .onRef('members.id', '=', 'homeClaims.memberId'),
    )
    .select(['homeClaims.id as claimId', 'homeClaims.memberId', 'homeClaims.invitationId'])
    .select(['homeClaims.home', 'homeClaims.settledAt', 'members.accountId', 'members.joinedAt'])
    .select(['members.firstName', 'members.lastName', 'members.locale'])
    .where('homeClaims.communityId', '=', by.communityId)
    .where('homeClaims.id', '=', claimId)
    .forUpdate('homeClaims')
    .executeTakeFirst()
  if (!row) return refuse({ because: 'unknown' })
  const { settledAt, accountId, joinedAt, home, ...claim } = row
  if (settledAt) return refuse({ because: 'settled already' })
  const account = await db
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', accountId)
    .executeTakeFirst()
  return accept({
    ...claim,
    home: home as unknown as Home,
    name: fullName(claim),
    email: account?.email ?? null,
    isMember: joinedAt !== null,
  })
}

type Settling = {
  claim: OpenClaim
  outcome: ClaimOutcome
  deed: 'confirmed home' | 'moved to home' | 'declined home'
  propertyId?: string
  now: Date
}

/** Writes what became of a claim, and takes its notice away. */
export async function settleClaim(
  db: Db,
  by: Actor,
  { claim, outcome, deed, propertyId, now }: Settling,
): Promise<void> {
  const { communityId, memberId: actorId, accountId, from } = by
  const { memberId, invitationId } = claim
  await db
    .updateTable('homeClaims')
    .set({ settledAt: now, settledBy: actorId, outcome, ...(propertyId && { propertyId }) })
    .where('communityId', '=', communityId)
    .where('id', '=', claim.claimId)
    .execute()
  await db
    .updateTable('notices')
    .set({ settledAt: now, settledBy: actorId })
    .where('communityId', '=', communityId)
    .where('kind', '=', 'home to confirm')
    .where(sql`facts ->> 'claimId'`, '=', claim.claimId)
    .where('settledAt', 'is', null)
    .execute()
  const facts = { home: homeOf(claim), ...(propertyId && { propertyId }) }
  const about = { communityId, memberId, invitationId, facts, now }
  await recordEvent(db, { ...about, deed, actorId, accountId, from })
}

/** Writes to the person what became of it; nobody whose account has gone is written to. */
export async function tellClaimant(
  db: Db,
  by: Actor,
  given: {
    claim: OpenClaim
    template: 'welcome' | 'home confirmed' | 'home declined'
    now: Date
  },
): Promise<void> {
  const { template, now } = given
  const { email: recipient, memberId, invitationId, locale } = given.claim
  if (recipient === null) return
  const facts = { home: homeOf(given.claim) }
  const about = { communityId: by.communityId, memberId, invitationId, now }
  await queueDeliveries(db, [{ ...about, template, recipient, locale, facts }])
}

function homeOf({ home }: OpenClaim): string {
  return printHome(home)
}
