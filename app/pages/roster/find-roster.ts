import { data, type RouterContextProvider } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import { readRoster } from '#domain/rosters/read-roster.ts'
import type { RosterDetail } from '#domain/rosters/roster.ts'

/** The roster of a page's address; answered with 404 where the community has none of this id. */
export async function findRoster(
  context: Readonly<RouterContextProvider>,
  rosterId: string | undefined,
): Promise<RosterDetail> {
  const { by } = context.get(entrance)
  requirePermission(by, 'import roster')
  const roster = isId(rosterId) ? await readRoster(context.get(house).db, by, rosterId) : null
  if (!roster) throw data(null, 404)
  return roster
}
