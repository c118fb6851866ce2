import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { takeTurn } from '#database/take-turn.ts'
import { readDefaultTerms } from '#domain/invitations/default-terms.ts'
import { expiryOf } from '#domain/invitations/invitation.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { ServerKey } from '#domain/server-key.ts'
import { isJoined, isWaitedFor } from './homes-without-members.ts'
import type { PassesRefusal } from './make-blank-passes.ts'
import { recallBatch, writeBatch } from './write-batch.ts'

/** What came of it: passes that are new, that were good already, and that got their full validity back. */
export type PassesForHomes = {
  /** The batch of the new ones; null when no home needed one. */
  batchId: string | null
  made: number
  kept: number
  renewed: number
}

/**
 * Sees to it that every home in which nobody has joined, or that one home, has an access pass of its own. Homes that have
 * one keep it, with the same code; one that has run out is good again, with its full validity. Homes
 * that were deleted get none, nor do those that stand empty, unless one is asked for. Two leaders at once take turns, and make each pass once.
 */
export function makePassesForHomes(
  db: Db,
  by: Actor,
  { submission, propertyId = null }: { submission: string; propertyId?: string | null },
  { key, at }: { key: ServerKey; at?: Date },
): Promise<Result<PassesForHomes, PassesRefusal>> {
  requirePermission(by, 'invite members via access pass')
  const work = async (db: Db, now: Date): Promise<Result<PassesForHomes, PassesRefusal>> => {
    await takeTurn(db, `passes for homes ${by.communityId}`)
    const again = await recallBatch(db, by, submission)
    if (again) return accept({ batchId: submission, made: again.size, kept: 0, renewed: 0 })
    const terms = await readDefaultTerms(db, by.communityId)
    if (!mayGrant(by.permissions, terms)) return refuse({ because: 'may not grant' })
    const homes = await listWaitingHomes(db, by.communityId, { propertyId, now })
    const renewed = homes.filter((home) => home.pass === 'expired' && mayRenew(by, home))
    await renew(db, by.communityId, { homes: renewed, days: terms.days, now })
    const rows = homes
      .filter(({ pass }) => pass === null)
      .map(({ propertyId }, at) => ({ serial: at + 1, propertyId }))
    const batchId = rows.length > 0 ? submission : null
    if (batchId) await writeBatch(db, by, { batchId, forHomes: true, rows, terms, key, now })
    const kept = homes.length - rows.length - renewed.length
    return accept({ batchId, made: rows.length, kept, renewed: renewed.length })
  }
  return inCommunity(db, by.communityId, work, at)
}

type WaitingHome = {
  propertyId: string
  pass: 'good' | 'expired' | null
  /** Of the role that its pass gives; null without one. */
  isLeader: boolean | null
  permissions: string[] | null
}

/** Whether a pass gives no more than the actor may grant: by renewing it they would. */
function mayRenew({ permissions: own }: Actor, { isLeader, permissions }: WaitingHome): boolean {
  return mayGrant(own, { isLeader: isLeader ?? false, permissions: permissions ?? [] })
}

/** Homes that are waited for, or that one if nobody has joined in it, in the order of their addresses. */
async function listWaitingHomes(
  db: Db,
  communityId: string,
  { propertyId, now }: { propertyId: string | null; now: Date },
): Promise<WaitingHome[]> {
  const answer = await sql<WaitingHome>`
    select p.id as property_id, case
        when i.id is null then null
        when i.expires_at is null or i.expires_at > ${now} then 'good'
        else 'expired' end as pass, roles.is_leader, roles.permissions
    from properties p
    left join invitations i on i.community_id = p.community_id and i.property_id = p.id
      and i.redeemed_at is null and i.voided_at is null
    left join roles on roles.community_id = i.community_id and roles.id = i.role_id
    where p.community_id = ${communityId} and p.deleted_at is null and ${
      propertyId ? sql`p.id = ${propertyId} and not ${isJoined}` : isWaitedFor
    }
    order by p.address_order, p.id`.execute(db)
  return answer.rows
}

async function renew(
  db: Db,
  communityId: string,
  { homes, days, now }: { homes: readonly WaitingHome[]; days: number | null; now: Date },
): Promise<void> {
  if (homes.length === 0) return
  const propertyIds = homes.map(({ propertyId }) => propertyId)
  await sql`
    update invitations set expires_at = ${expiryOf(now, days)}, renewed_at = ${now}
    where community_id = ${communityId} and property_id = any(${propertyIds}::uuid[])
      and redeemed_at is null and voided_at is null`.execute(db)
}
