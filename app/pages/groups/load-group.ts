import { data, type Params, type RouterContextProvider } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { type GroupDetail, readGroup } from '#domain/groups/read-group.ts'
import type { PageMark } from '#domain/page-mark.ts'
import { NotAllowed } from '#domain/roles/permission.ts'

/** The group that an address names, with one page of its members; 404 when there is none. */
export async function loadGroup(
  context: Readonly<RouterContextProvider>,
  { groupId }: Params,
  { after = null }: { after?: PageMark | null } = {},
): Promise<GroupDetail> {
  const { by } = context.get(entrance)
  const which = isId(groupId) ? { groupId, after } : null
  const group = which && (await readGroup(context.get(house).db, by, which))
  if (!group) throw data(null, 404)
  return group
}

/** The same for whoever runs it; others are refused. */
export async function loadOwnGroup(
  context: Readonly<RouterContextProvider>,
  params: Params,
): Promise<GroupDetail> {
  const group = await loadGroup(context, params)
  if (!group.runsIt) throw new NotAllowed('manage member groups')
  return group
}
