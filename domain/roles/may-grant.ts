import { permissions } from './permission.ts'

/** A role as far as it decides who may give it to somebody. */
export type Reach = { readonly isLeader: boolean; readonly permissions: readonly string[] }

/**
 * Whether someone with these permissions may give another person this role: never one with a permission they lack,
 * and a role that leads only if they have every permission there is, as Community Leaders do. The one place that
 * decides it: for the wizard, lists, imports, passes, resending, edits, merges, preferences and roles themselves,
 * for who stands beyond somebody's reach, and again when an invitation is redeemed.
 */
export function mayGrant(own: ReadonlySet<string>, role: Reach): boolean {
  if (role.isLeader && !permissions.every((permission) => own.has(permission))) return false
  return role.permissions.every((permission) => own.has(permission))
}
