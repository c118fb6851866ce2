import type { Db } from '#database/connect.ts'
import { newId } from '#domain/new-id.ts'
import { type Permission, permissions } from './permission.ts'

export type SystemRole = 'leader' | 'board' | 'resident'

type Definition = {
  system: SystemRole
  name: string
  isLeader: boolean
  permissions: readonly Permission[]
}

const residents: Permission[] = [
  'view active members',
  'view leaders',
  'view member profiles',
  'view member groups',
]

const boardMembersToo: Permission[] = [
  'view community preferences',
  'admin view members',
  'view member email',
  'view member phone',
  'view member property address',
  'view households',
  'view property',
]

/** The roles every community has from its first day. */
export const systemRoles: readonly Definition[] = [
  { system: 'leader', name: 'Community Leader', isLeader: true, permissions },
  {
    system: 'board',
    name: 'Board Member',
    isLeader: false,
    permissions: [...residents, ...boardMembersToo],
  },
  { system: 'resident', name: 'Resident', isLeader: false, permissions: residents },
]

/** Writes the three roles of a new community, the resident's under an id already chosen; answers all ids. */
export async function addSystemRoles(
  db: Db,
  communityId: string,
  { resident }: { resident: string },
): Promise<Record<SystemRole, string>> {
  const ids = { leader: newId(), board: newId(), resident }
  await db
    .insertInto('roles')
    .values(
      systemRoles.map(({ system, name, isLeader, permissions }) => ({
        communityId,
        id: ids[system],
        system,
        name,
        isLeader,
        permissions: [...permissions],
      })),
    )
    .execute()
  return ids
}
