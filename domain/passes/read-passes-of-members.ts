import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { openCode } from '#domain/invitations/create-invitation.ts'
import { fullName } from '#domain/members/member.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { ServerKey } from '#domain/server-key.ts'
import { type Address, linesOf } from './lines-of.ts'
import type { ReadPass } from './read-passes.ts'

/** Why somebody's code is not printed; *may not grant*: it would give more than the actor may. */
export type NotPrinted = 'already joined' | 'no invitation' | 'run out' | 'may not grant'

export type PassesOfMembers = {
  passes: ReadPass[]
  skipped: { name: string; because: NotPrinted }[]
}

/**
 * The own codes of members who have not joined yet, to be printed: the same codes as in their messages, which
 * stay as they are. Both lists are in the order of names. Ids of nobody and of other communities are not
 * mentioned.
 */
export function readPassesOfMembers(
  db: Db,
  by: Actor,
  { memberIds }: { memberIds: readonly string[] },
  { key, at }: { key: ServerKey; at?: Date },
): Promise<PassesOfMembers> {
  requirePermission(by, 'invite members via access pass')
  requirePermission(by, 'invite members')
  const work = async (db: Db, now: Date): Promise<PassesOfMembers> => {
    const rows = await readRows(db, by.communityId, memberIds)
    const judged = rows.map((row) => ({ row, because: whyNot(by, row, now) }))
    return {
      passes: judged.flatMap(({ row, because }) => (because ? [] : [passOf(row, key)])),
      skipped: judged.flatMap(({ row, because }) =>
        because ? [{ name: fullName(row), because }] : [],
      ),
    }
  }
  return inCommunity(db, by.communityId, work, at)
}

type Row = Address & {
  firstName: string
  lastName: string
  joinedAt: Date | null
  invitationId: string | null
  sealedCode: Buffer | null
  expiresAt: Date | null
  /** Of the role that the invitation gives; null without an invitation. */
  isLeader: boolean | null
  permissions: string[] | null
}

async function readRows(db: Db, communityId: string, memberIds: readonly string[]): Promise<Row[]> {
  const answer = await sql<Row>`
    select m.first_name, m.last_name, m.joined_at, i.id as invitation_id, i.sealed_code, i.expires_at,
      roles.is_leader, roles.permissions, home.*
    from members m
    left join invitations i on i.community_id = m.community_id and i.member_id = m.id
      and i.redeemed_at is null and i.voided_at is null
    left join roles on roles.community_id = i.community_id and roles.id = i.role_id
    left join lateral (
      select p.street, p.lot, p.unit, p.city, p.state, p.zip
      from residencies r
      join households h on h.community_id = r.community_id and h.id = r.household_id
      join properties p on p.community_id = h.community_id and p.id = h.property_id
      where r.community_id = m.community_id and r.member_id = m.id and r.until is null
      order by r.since, r.id limit 1) home on true
    where m.community_id = ${communityId} and m.id = any(${memberIds}::uuid[])
      and m.merged_into is null
    order by m.name_key, m.id`.execute(db)
  return answer.rows
}

function whyNot(by: Actor, row: Row, now: Date): NotPrinted | null {
  if (row.joinedAt) return 'already joined'
  const { isLeader, permissions } = row
  if (!row.sealedCode || !permissions || isLeader === null) return 'no invitation'
  if (row.expiresAt && row.expiresAt <= now) return 'run out'
  return mayGrant(by.permissions, { isLeader, permissions }) ? null : 'may not grant'
}

function passOf(row: Row, key: ServerKey): ReadPass {
  const person = fullName(row)
  const invitationId = row.invitationId!
  return {
    invitationId,
    code: openCode(key, row.sealedCode!, invitationId),
    expiresAt: row.expiresAt,
    person,
    home: row.city === null ? null : { households: [], lines: linesOf(row) },
  }
}
