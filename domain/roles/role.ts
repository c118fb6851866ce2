import { foldName } from '#domain/contacts/person-name.ts'
import type { Permission } from './permission.ts'

/** The longest name of a role, in characters, and the most roles a community may have. */
export const longestRoleName = 60
export const mostRoles = 30

/** A role as somebody describes it; the name has been read, and every permission is one we know. */
export type RoleDescription = {
  name: string
  /** Whether who has it is a Community Leader: told what waits, and let in behind the curtain. */
  isLeader: boolean
  permissions: readonly Permission[]
}

const places: Record<string, number> = { leader: 0, board: 1, resident: 3 }

/** Roles in the order of lists: from Community Leader to Resident, those of the community's own between. */
export function inOrder<Role extends { name: string; system: string | null }>(
  roles: readonly Role[],
): Role[] {
  const place = ({ system }: Role) => (system === null ? 2 : places[system]!)
  return [...roles].sort(
    (one, other) =>
      place(one) - place(other) || foldName(one.name).localeCompare(foldName(other.name)),
  )
}
