import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Home } from '#domain/addresses/home.ts'
import { homeKey } from '#domain/addresses/home-key.ts'
import { type DwellingFace, listDwellers } from '#domain/households/list-dwellers.ts'
import { fullName } from '#domain/members/member.ts'
import { printHome } from '#domain/properties/property.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { ClaimReason } from './claim.ts'
import type { SettleRefusal } from './settle-claim.ts'

/** The most people one page of Needs confirmation shows. */
export const mostClaims = 50

/** How many of the homes that somebody told before are shown. */
const mostToldBefore = 3

/** Somebody who waits for a leader, and how it stands with the home now. */
export type WaitingClaim = {
  id: string
  name: string
  /** Null to those who may not see addresses of members. */
  email: string | null
  /** Whether they are a member already, and name one more home. */
  isMember: boolean
  /** The home as they told it, standardised, in one line. */
  home: string
  /** What they told before they corrected it, in one line each, the newest first and at most three. */
  toldBefore: string[]
  because: ClaimReason
  /** The property it is now; null: the community has none such. */
  propertyId: string | null
  /** The households in which somebody lives who has joined; empty: the home is free. */
  households: DwellingFace[]
  claimedAt: Date
}

/** Who waits until a leader has confirmed their home, longest waiting first. */
export function listClaims(db: Db, by: Actor): Promise<{ claims: WaitingClaim[]; more: boolean }> {
  requirePermission(by, 'invite members')
  return inCommunity(db, by.communityId, async (db) => {
    const rows = await claimsOf(db, by)
      .where('homeClaims.settledAt', 'is', null)
      .limit(mostClaims + 1)
      .execute()
    const claims = await describeClaims(db, by, rows.slice(0, mostClaims))
    return { claims, more: rows.length > mostClaims }
  })
}

/** One of those who wait; refuses when a leader has settled it, or nobody ever waited under this id. */
export function readClaim(
  db: Db,
  by: Actor,
  { claimId }: { claimId: string },
): Promise<Result<WaitingClaim, SettleRefusal>> {
  requirePermission(by, 'invite members')
  return inCommunity(db, by.communityId, async (db) => {
    const row = await claimsOf(db, by).where('homeClaims.id', '=', claimId).executeTakeFirst()
    if (!row) return refuse({ because: 'unknown' })
    if (row.settledAt) return refuse({ because: 'settled already' })
    const [claim] = await describeClaims(db, by, [row])
    return accept(claim!)
  })
}

function claimsOf(db: Db, by: Actor) {
  return db
    .selectFrom('homeClaims')
    .innerJoin('members', (on) =>
      on
        .onRef('members.communityId', '=', 'homeClaims.communityId')
        .onRef('members.id', '=', 'homeClaims.memberId'),
    )
    .select(['homeClaims.id', 'homeClaims.home', 'homeClaims.claimedAt', 'homeClaims.propertyId'])
    .select(['members.firstName', 'members.lastName', 'members.email', 'members.joinedAt'])
    .select(['homeClaims.settledAt', 'homeClaims.because', 'homeClaims.toldBefore'])
    .where('homeClaims.communityId', '=', by.communityId)
    .orderBy('homeClaims.claimedAt')
    .orderBy('homeClaims.id')
}

type Row = Awaited<ReturnType<ReturnType<typeof claimsOf>['executeTakeFirstOrThrow']>>

async function describeClaims(db: Db, by: Actor, rows: readonly Row[]): Promise<WaitingClaim[]> {
  const { communityId } = by
  const keys = rows.map(({ home }) => homeKey(home as unknown as Home))
  const properties = await listByKey(db, { communityId, keys })
  const propertyIds = [...properties.values()]
  const dwellers = await listDwellers(db, communityId, { propertyIds })
  const seesEmail = by.permissions.has('view member email')
  return rows.map((row, index) => {
    const propertyId = properties.get(keys[index]!) ?? null
    return {
      id: row.id,
      name: fullName(row),
      email: seesEmail ? row.email : null,
      isMember: row.joinedAt !== null,
      home: printHome(row.home as unknown as Home),
      toldBefore: lastTold(row.toldBefore as unknown as Home[]),
      because: row.because as ClaimReason,
      propertyId,
      households: dwellers.filter((one) => one.propertyId === propertyId),
      claimedAt: row.claimedAt,
    }
  })
}

function lastTold(homes: readonly Home[]): string[] {
  return homes.slice(-mostToldBefore).reverse().map(printHome)
}

async function listByKey(
  db: Db,
  { communityId, keys }: { communityId: string; keys: readonly string[] },
): Promise<Map<string, string>> {
  const answer = await sql<{ key: string; id: string }>`
    select p.home_key as key, coalesce(p.merged_into, p.id) as id
    from properties as p
    where p.community_id = ${communityId} and p.home_key = any(${keys})
      and (p.deleted_at is null or p.merged_into is not null)
    order by p.deleted_at is null`.execute(db)
  return new Map(answer.rows.map(({ key, id }) => [key, id]))
}
