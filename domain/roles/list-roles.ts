import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { mayGrant } from './may-grant.ts'
import { readOwnRole } from './own-role.ts'
import { type Actor, NotAllowed, type Permission } from './permission.ts'
import { fingerprintOf, inOrder } from './role.ts'
import type { SystemRole } from './system-roles.ts'

/** A role of the community, and how it is used. */
export type ListedRole = {
  id: string
  name: string
  /** Null: one of the community's own. */
  system: SystemRole | null
  isLeader: boolean
  permissions: Permission[]
  /** Whether people join with it unless somebody chooses another. */
  isDefault: boolean
  isOwn: boolean
  /** How many active members have it, and how many pending ones will. */
  active: number
  pending: number
  /** How many have it whose access is paused. */
  suspended: number
  /** How many codes that still open the door, and are of no member yet, let in with it. */
  codes: number
  /** Whether the actor may change roles, and this one does nothing they lack. */
  isWithin: boolean
  /** What it looks like now, to be handed back by whoever changes it. */
  fingerprint: string
}

/** Throws `NotAllowed` unless the actor may see what the roles of the community may do. */
export function requireRoles(by: Actor): void {
  if (by.permissions.has('change member role')) return
  if (!by.permissions.has('view community preferences'))
    throw new NotAllowed('view community preferences')
}

/** Every role of the community in the order of lists. */
export function listRoles(db: Db, by: Actor): Promise<ListedRole[]> {
  requireRoles(by)
  return inCommunity(db, by.communityId, async (db) => {
    const own = await readOwnRole(db, by)
    const roles = await readRoles(db, by)
    const changes = own !== null && by.permissions.has('change member role')
    return inOrder(roles).map((role) => ({
      ...role,
      isOwn: role.id === own?.id,
      isWithin: changes && mayGrant(own.permissions, role),
      fingerprint: fingerprintOf(role),
    }))
  })
}

type Row = Omit<ListedRole, 'isOwn' | 'isWithin' | 'fingerprint'>

async function readRoles(db: Db, { communityId }: Actor): Promise<Row[]> {
  const answer = await sql<Row>`
    select roles.id, roles.name, roles.system, roles.is_leader, roles.permissions,
      roles.id = communities.default_role_id as is_default,
      coalesce(people.active, 0) as active, coalesce(people.pending, 0) as pending,
      coalesce(people.suspended, 0) as suspended, coalesce(held.codes, 0) as codes
    from roles
    join communities on communities.id = roles.community_id
    left join (
      select role_id,
        count(*) filter (where suspended_at is null and joined_at is not null)::int as active,
        count(*) filter (where suspended_at is null and joined_at is null)::int as pending,
        count(*) filter (where suspended_at is not null)::int as suspended
      from members where members.community_id = ${communityId} and left_at is null
      group by role_id) people on people.role_id = roles.id
    left join (
      select role_id, count(*)::int as codes
      from invitations where invitations.community_id = ${communityId} and member_id is null
        and redeemed_at is null and voided_at is null and (expires_at is null or expires_at > now())
      group by role_id) held on held.role_id = roles.id
    where roles.community_id = ${communityId}`.execute(db)
  return answer.rows
}
