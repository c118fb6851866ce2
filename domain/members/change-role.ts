import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import { type OwnRole, takeRolesTurn } from '#domain/roles/own-role.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { isLastLeader } from './is-last-leader.ts'

export type ChangeRoleRefusal =
  /** Nobody of this community, or a record that has become part of another one. */
  | { because: 'unknown member' }
  /** The role was deleted, or is of another community. */
  | { because: 'unknown role' }
  | { because: 'has left' }
  /** They may do something now that the actor may not. */
  | { because: 'beyond you' }
  /** The role may do something that the actor may not. */
  | { because: 'may not grant' }
  /** Nobody would be Community Leader any more. */
  | { because: 'last leader' }
  /** A Head has invited them into their household, and gives no more than the default role. */
  | { because: 'guest' }
  /** The actor could not change roles any more, and has not said that they mean it. */
  | { because: 'shuts you out' }

export type RoleChange = {
  memberId: string
  roleId: string
  /** Whether the actor means it although they will not be able to take it back. */
  isSure?: boolean
}

/**
 * Gives a member another role, from their next request on; a role they have already changes nothing. The code
 * of a pending member then lets them in with it, on the word of whoever changes it.
 */
export function changeRole(
  db: Db,
  by: Actor,
  given: RoleChange,
  { at }: { at?: Date } = {},
): Promise<Result<{ isChanged: boolean }, ChangeRoleRefusal>> {
  const work = async (
    db: Db,
    now: Date,
  ): Promise<Result<{ isChanged: boolean }, ChangeRoleRefusal>> => {
    const changing = await hold(db, by, given)
    if (!changing.ok) return changing
    const { member, role } = changing.value
    if (member.roleId === role.id) return accept({ isChanged: false })
    const refusal = (await whyNot(db, changing.value)) ?? whyNotAtOnce(changing.value, given)
    if (refusal) return refuse(refusal)
    await write(db, changing.value, now)
    return accept({ isChanged: true })
  }
  return inCommunity(db, by.communityId, work, at)
}

/** Holds the member and their codes until the transaction ends. */
async function hold(
  db: Db,
  by: Actor,
  given: RoleChange,
): Promise<Result<Changing, ChangeRoleRefusal>> {
  const own = await takeRolesTurn(db, by)
  const codes = await holdCodes(db, by, given)
  const member = await holdMember(db, by, given)
  const role = await readRole(db, by, given)
  if (!member || member.mergedInto) return refuse({ because: 'unknown member' })
  if (!role) return refuse({ because: 'unknown role' })
  const isGuest = codes.some(({ householdId }) => householdId !== null)
  return accept({ by, own, member, role, isGuest })
}

type Role = { id: string; name: string; isLeader: boolean; permissions: string[] }

type Changing = {
  by: Actor
  own: OwnRole
  member: NonNullable<Awaited<ReturnType<typeof holdMember>>>
  role: Role
  isGuest: boolean
}

/** Codes before people, as whoever joins takes them. */
function holdCodes(db: Db, { communityId }: Actor, { memberId }: RoleChange) {
  return db
    .selectFrom('invitations')
    .select(['id', 'householdId'])
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .where('redeemedAt', 'is', null)
    .where('voidedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
}

function holdMember(db: Db, { communityId }: Actor, { memberId }: RoleChange) {
  return db
    .selectFrom('members')
    .innerJoin('roles', (on) =>
      on
        .onRef('roles.communityId', '=', 'members.communityId')
        .onRef('roles.id', '=', 'members.roleId'),
    )
    .select(['members.id', 'members.roleId', 'members.joinedAt', 'members.leftAt'])
    .select(['members.mergedInto', 'roles.name', 'roles.isLeader', 'roles.permissions'])
    .where('members.communityId', '=', communityId)
    .where('members.id', '=', memberId)
    .forNoKeyUpdate('members')
    .executeTakeFirst()
}

function readRole(db: Db, { communityId }: Actor, { roleId }: RoleChange) {
  return db
    .selectFrom('roles')
    .select(['id', 'name', 'isLeader', 'permissions'])
    .where('communityId', '=', communityId)
    .where('id', '=', roleId)
    .executeTakeFirst()
}

async function whyNot(
  db: Db,
  { by, own, member, role, isGuest }: Changing,
): Promise<ChangeRoleRefusal | null> {
  const { communityId } = by
  if (member.leftAt) return { because: 'has left' }
  if (!mayGrant(own.permissions, member)) return { because: 'beyond you' }
  if (!mayGrant(own.permissions, role)) return { because: 'may not grant' }
  if (isGuest && !member.joinedAt) return { because: 'guest' }
  const isLast = await isLastLeader(db, { communityId, memberId: member.id })
  return isLast ? { because: 'last leader' } : null
}

function whyNotAtOnce(
  { by, member, role }: Changing,
  { isSure }: RoleChange,
): ChangeRoleRefusal | null {
  if (isSure || member.id !== by.memberId) return null
  return role.permissions.includes('change member role') ? null : { because: 'shuts you out' }
}

async function write(db: Db, { by, member, role }: Changing, now: Date): Promise<void> {
  const { communityId, memberId: actorId, accountId, from } = by
  await db
    .updateTable('members')
    .set({ roleId: role.id })
    .where('communityId', '=', communityId)
    .where('id', '=', member.id)
    .execute()
  await db
    .updateTable('invitations')
    .set({ roleId: role.id, invitedBy: actorId })
    .where('communityId', '=', communityId)
    .where('memberId', '=', member.id)
    .where('redeemedAt', 'is', null)
    .where('voidedAt', 'is', null)
    .where('householdId', 'is', null)
    .execute()
  const facts = { name: role.name, was: member.name, roleId: role.id }
  const who = { actorId, accountId, memberId: member.id, from }
  await recordEvent(db, { communityId, deed: 'changed member role', ...who, facts, now })
}
