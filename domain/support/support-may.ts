import type { Permission } from '#domain/roles/permission.ts'

/**
 * The most a support agent may do in a community, of what the leader may for whom they act: look, invite, import,
 * correct contacts, and keep homes and households. What a community decides about itself is not among it: roles,
 * preferences, groups, and what is taken away as a file.
 */
const supportMay: ReadonlySet<Permission> = new Set<Permission>([
  'view community preferences',
  'view active members',
  'view leaders',
  'admin view members',
  'invite members',
  'invite members via email',
  'invite members via text',
  'invite members via access pass',
  'import roster',
  'view member profiles',
  'view member email',
  'view member phone',
  'view member property address',
  'update member contact info',
  'view households',
  'manage households',
  'view property',
  'update property',
  'create property',
  'view member groups',
  'view audit log',
])

/** What of somebody's permissions a support agent has who acts for them. */
export function asSupportMay(permissions: ReadonlySet<Permission>): ReadonlySet<Permission> {
  return supportMay.intersection(permissions)
}
