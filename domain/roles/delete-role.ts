import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvents } from '#domain/audit/record-event.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type HeldRole, holdRole } from './hold-role.ts'
import { leaveRole, type Moved } from './leave-role.ts'
import { mayGrant } from './may-grant.ts'
import { type OwnRole, takeRolesTurn } from './own-role.ts'
import type { Actor } from './permission.ts'

export type DeleteRoleRefusal =
  | { because: 'unknown role' }
  /** Every community has it. */
  | { because: 'system role' }
  /** The role may do something that the actor may not. */
  | { because: 'beyond you' }
  /** Somebody has it, joins with it, or holds a code that gives it, and no other role was chosen for them. */
  | { because: 'in use' }
  /** The role chosen for them was deleted, is this one, or of another community. */
  | { because: 'unknown target' }
  | { because: 'may not grant' }
  /** People would join with a leader role by themselves. */
  | { because: 'default role' }
  /** The actor could not change roles any more, and has not said that they mean it. */
  | { because: 'shuts you out' }

export type RoleDeletion = {
  roleId: string
  /** The role of everybody who has it now, of codes that give it, and of who joins by themselves. */
  toId: string | null
  isSure?: boolean
}

type Deleted = Result<{ name: string; people: number }, DeleteRoleRefusal>

/**
 * Deletes a role of the community's own for good, and answers how many people have another one now. Who left
 * with it, and codes that are over, count as of the default role from then on; the audit log keeps what it was.
 */
export function deleteRole(
  db: Db,
  by: Actor,
  given: RoleDeletion,
  { at }: { at?: Date } = {},
): Promise<Deleted> {
  const work = async (db: Db, now: Date): Promise<Deleted> => {
    const held = await hold(db, by, given)
    if (!held.ok) return held
    const { role, target } = held.value
    const refusal = whyNotTo(held.value)
    if (refusal) return refuse(refusal)
    const moved = await leaveRole(db, by, { role, target })
    if (moved === null) return refuse({ because: 'in use' })
    await record(db, by, { role, target, moved, now })
    return accept({ name: role.name, people: moved.length })
  }
  return inCommunity(db, by.communityId, work, at)
}

/** Holds the role, if it is one that the actor may delete, and the one that takes its place. */
async function hold(
  db: Db,
  by: Actor,
  given: RoleDeletion,
): Promise<Result<Deleting, DeleteRoleRefusal>> {
  const own = await takeRolesTurn(db, by)
  const role = await holdRole(db, by, given)
  if (!role) return refuse({ because: 'unknown role' })
  if (role.system !== null) return refuse({ because: 'system role' })
  if (!mayGrant(own.permissions, role)) return refuse({ because: 'beyond you' })
  const target = given.toId === null ? null : await holdRole(db, by, { roleId: given.toId })
  return accept({ own, role, target, given })
}

type Deleting = { own: OwnRole; role: HeldRole; target: HeldRole | null; given: RoleDeletion }

function whyNotTo({ own, role, target, given }: Deleting): DeleteRoleRefusal | null {
  if (!target) return given.toId === null ? null : { because: 'unknown target' }
  if (target.id === role.id) return { because: 'unknown target' }
  if (!mayGrant(own.permissions, target)) return { because: 'may not grant' }
  if (role.isDefault && target.isLeader) return { because: 'default role' }
  const shutsOut = role.id === own.id && !target.permissions.includes('change member role')
  return shutsOut && !given.isSure ? { because: 'shuts you out' } : null
}

async function record(
  db: Db,
  { communityId, memberId: actorId, accountId, from }: Actor,
  { role, target, moved, now }: Pick<Deleting, 'role' | 'target'> & { moved: Moved[]; now: Date },
): Promise<void> {
  const { id: roleId, name, isLeader, permissions } = role
  const event = { communityId, actorId, accountId, from, now }
  const to = target ? { to: target.name } : {}
  const facts = { roleId, name, isLeader, permissions, count: moved.length, ...to }
  await recordEvents(db, [
    { ...event, deed: 'deleted role', facts },
    ...moved.map((memberId) => ({
      ...event,
      deed: 'changed member role' as const,
      memberId,
      facts: { name: target!.name, was: name, roleId: target!.id },
    })),
  ])
}
