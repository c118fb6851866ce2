import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type HeldRole, holdRole } from './hold-role.ts'
import { isNameTaken } from './is-name-taken.ts'
import { mayGrant } from './may-grant.ts'
import { type OwnRole, takeRolesTurn } from './own-role.ts'
import type { Actor } from './permission.ts'
import { fingerprintOf, type RoleDescription } from './role.ts'

export type EditRoleRefusal =
  | { because: 'unknown role' }
  /** Community Leaders may do everything, always. */
  | { because: 'never changes' }
  /** Somebody has changed the role since the actor looked at it. */
  | { because: 'changed meanwhile' }
  /** The role may do something now that the actor may not. */
  | { because: 'beyond you' }
  /** It would then. */
  | { because: 'may not grant' }
  | { because: 'name is taken' }
  /** People join with this role by themselves, and nobody becomes a leader so. */
  | { because: 'default role' }
  /** The actor has this role and could not change roles any more, and has not said that they mean it. */
  | { because: 'shuts you out' }

export type RoleEdit = RoleDescription & {
  roleId: string
  /** The fingerprint of the role as the actor saw it. */
  seen: string
  isSure?: boolean
}

/**
 * Describes a role anew, from the next request of everybody who has it. Of Board Member and Resident only the
 * permissions change. What is described as it is changes nothing.
 */
export function editRole(
  db: Db,
  by: Actor,
  edit: RoleEdit,
  { at }: { at?: Date } = {},
): Promise<Result<null, EditRoleRefusal>> {
  const work = async (db: Db, now: Date): Promise<Result<null, EditRoleRefusal>> => {
    const own = await takeRolesTurn(db, by)
    const role = await holdRole(db, by, edit)
    if (!role) return refuse({ because: 'unknown role' })
    const wanted = wantedOf(role, edit)
    const refusal = whyNotEdit({ own, role, wanted, edit }) ?? (await whyNotCalled(db, by, wanted))
    if (refusal) return refuse(refusal)
    if (fingerprintOf(wanted) !== fingerprintOf(role)) await write(db, by, { role, wanted, now })
    return accept(null)
  }
  return inCommunity(db, by.communityId, work, at)
}

type Wanted = RoleDescription & { roleId: string }

/** The role as it would be: the three that every community has keep their names. */
function wantedOf(
  { id: roleId, system, name, isLeader }: HeldRole,
  { permissions, ...edit }: RoleEdit,
): Wanted {
  if (system !== null) return { roleId, name, isLeader, permissions }
  return { roleId, name: edit.name, isLeader: edit.isLeader, permissions }
}

type Editing = { own: OwnRole; role: HeldRole; wanted: Wanted; edit: RoleEdit }

function whyNotEdit({ own, role, wanted, edit }: Editing): EditRoleRefusal | null {
  if (role.system === 'leader') return { because: 'never changes' }
  if (!mayGrant(own.permissions, role)) return { because: 'beyond you' }
  if (!mayGrant(own.permissions, wanted)) return { because: 'may not grant' }
  if (edit.seen !== fingerprintOf(role)) return { because: 'changed meanwhile' }
  if (wanted.isLeader && role.isDefault) return { because: 'default role' }
  const shutsOut = role.id === own.id && !wanted.permissions.includes('change member role')
  return shutsOut && !edit.isSure ? { because: 'shuts you out' } : null
}

async function whyNotCalled(db: Db, by: Actor, wanted: Wanted): Promise<EditRoleRefusal | null> {
  return (await isNameTaken(db, by, wanted)) ? { because: 'name is taken' } : null
}

async function write(
  db: Db,
  { communityId, memberId: actorId, accountId, from }: Actor,
  { role, wanted, now }: { role: HeldRole; wanted: Wanted; now: Date },
): Promise<void> {
  const { roleId, name, isLeader } = wanted
  await db
    .updateTable('roles')
    .set({ name, isLeader, permissions: [...wanted.permissions] })
    .where('communityId', '=', communityId)
    .where('id', '=', roleId)
    .execute()
  const facts = {
    ...{ roleId, name, isLeader },
    ...(role.name !== name && { was: role.name }),
    added: wanted.permissions.filter((one) => !role.permissions.includes(one)),
    removed: role.permissions.filter((one) => !wanted.permissions.includes(one)),
  }
  await recordEvent(db, {
    ...{ communityId, deed: 'changed role', actorId, accountId, facts, from, now },
  })
}
