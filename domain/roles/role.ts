import { createHash } from 'node:crypto'
import { foldName } from '#domain/contacts/person-name.ts'
import { type Permission, permissions } from './permission.ts'

/** The longest name of a role, in characters, and the most roles a community may have. */
export const longestRoleName = 60
export const mostRoles = 30

/** A role as somebody describes it; the name has been read. */
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

/** Permissions from outside, each once and in the order of the screens; null when one of them is unknown. */
export function readPermissions(named: readonly string[]): Permission[] | null {
  const known: readonly string[] = permissions
  if (!named.every((one) => known.includes(one))) return null
  return permissions.filter((one) => named.includes(one))
}

/** A fingerprint of a role: whoever changes it says what they have seen, and overwrites nothing else. */
export function fingerprintOf({ name, isLeader, permissions }: RoleDescription): string {
  const seen = JSON.stringify([name, isLeader, [...permissions].sort()])
  return createHash('sha256').update(seen).digest('hex').slice(0, 16)
}
