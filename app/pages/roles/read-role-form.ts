import { openForm } from '#app/forms.ts'
import { readName } from '#domain/contacts/person-name.ts'
import { longestRoleName, type RoleDescription, readPermissions } from '#domain/roles/role.ts'

export type TypedRole = {
  name: string
  isLeader: boolean
  permissions: string[]
  submission: string
  seen: string
  isSure: boolean
}

export type RoleFault =
  | 'wrongName'
  | 'takenName'
  | 'unknown permission'
  | 'may not grant'
  | 'beyond you'
  | 'never changes'
  | 'changed meanwhile'
  | 'default role'
  | 'shuts you out'
  | 'too many'

/** What is wrong, by the field it is about. */
export type RoleFaults = { name?: RoleFault; isLeader?: RoleFault; permissions?: RoleFault }

/**
 * Reads the form that describes a role: the description, or what is wrong beside what was typed. A role that
 * keeps its name sends none, and `named` is what it is called.
 */
export async function readRoleForm(
  request: Request,
  named: string | null,
): Promise<{ typed: TypedRole; described: RoleDescription | null; faults: RoleFaults }> {
  const form = await openForm(request)
  const typed = {
    name: named ?? form.text('name'),
    isLeader: form.text('isLeader') === 'on',
    permissions: form.chosen('permissions'),
    submission: form.text('submission'),
    seen: form.text('seen'),
    isSure: form.text('sure') === 'on',
  }
  const name = named ?? readName(typed.name, longestRoleName)
  const permissions = readPermissions(typed.permissions)
  const faults: RoleFaults = {
    ...(!name && { name: 'wrongName' as const }),
    ...(!permissions && { permissions: 'unknown permission' as const }),
  }
  const { isLeader } = typed
  return { typed, faults, described: name && permissions ? { name, isLeader, permissions } : null }
}

/** The field that a refusal is about. */
export function faultsOf(because: RoleFault | 'name is taken'): RoleFaults {
  if (because === 'name is taken') return { name: 'takenName' }
  if (because === 'default role') return { isLeader: because }
  return { permissions: because }
}
