import type { Db } from '#database/connect.ts'
import type { Home } from '#domain/addresses/home.ts'
import { fullName } from '#domain/members/member.ts'

/** A claim that waits, held until the transaction ends. */
export type OpenClaim = {
  claimId: string
  memberId: string
  invitationId: string
  home: Home
  /** What they told before they corrected it, oldest first. */
  toldBefore: Home[]
  firstName: string
  lastName: string
  name: string
  /** The address of the account that waits. */
  email: string | null
  /** The number that their record here has. */
  phone: string | null
  locale: string
  /** Whether the person is a member already. */
  isMember: boolean
}

/** Any claim, held until the transaction ends: whose it is, and when a leader settled it. */
export type HeldClaim = OpenClaim & { accountId: string | null; settledAt: Date | null }

/** Holds a claim against leaders, and against whoever waits; null when the community has none of this id. */
export async function holdClaim(
  db: Db,
  { communityId }: { communityId: string },
  { claimId }: { claimId: string },
): Promise<HeldClaim | null> {
  const row = await db
    .selectFrom('homeClaims')
    .innerJoin('members', (on) =>
      on
        .onRef('members.communityId', '=', 'homeClaims.communityId')
        .onRef('members.id', '=', 'homeClaims.memberId'),
    )
    .select(['homeClaims.id as claimId', 'homeClaims.memberId', 'homeClaims.invitationId'])
    .select(['homeClaims.home', 'homeClaims.toldBefore', 'homeClaims.settledAt'])
    .select(['members.accountId', 'members.joinedAt'])
    .select(['members.firstName', 'members.lastName', 'members.phone', 'members.locale'])
    .where('homeClaims.communityId', '=', communityId)
    .where('homeClaims.id', '=', claimId)
    .forUpdate('homeClaims')
    .executeTakeFirst()
  if (!row) return null
  const { joinedAt, home, toldBefore, ...claim } = row
  const account = await db
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', claim.accountId)
    .executeTakeFirst()
  return {
    ...claim,
    home: home as unknown as Home,
    toldBefore: toldBefore as unknown as Home[],
    name: fullName(claim),
    email: account?.email ?? null,
    isMember: joinedAt !== null,
  }
}
