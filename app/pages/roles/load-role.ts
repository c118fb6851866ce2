import { data, type Params, type RouterContextProvider } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { type ListedRole, listRoles } from '#domain/roles/list-roles.ts'
import { requirePermission } from '#domain/roles/permission.ts'

/** The role that an address names, and all of them; 404 when there is none. */
export async function loadRole(
  context: Readonly<RouterContextProvider>,
  { roleId }: Params,
): Promise<{ role: ListedRole; roles: ListedRole[] }> {
  const roles = await listRoles(context.get(house).db, context.get(entrance).by)
  const role = isId(roleId) && roles.find(({ id }) => id === roleId)
  if (!role) throw data(null, 404)
  return { role, roles }
}

/** The same for whoever may change roles; others are refused. */
export function loadRoleToChange(context: Readonly<RouterContextProvider>, params: Params) {
  requirePermission(context.get(entrance).by, 'change member role')
  return loadRole(context, params)
}
