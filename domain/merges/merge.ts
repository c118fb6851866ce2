import type { Db } from '#database/connect.ts'
import { readOwnRole } from '#domain/roles/own-role.ts'
import { type Actor, type Permission, requirePermission } from '#domain/roles/permission.ts'

/** How long a merge can be undone, in days. */
export const undoDays = 30

/** The two records of a pair, as the page shows them side by side. */
export type Side = 'one' | 'other'

/** What a leader may choose of either record, where the two differ. */
export const mergeFields = ['name', 'email', 'phone', 'title', 'role'] as const
export type MergeField = (typeof mergeFields)[number]

/** What a leader has chosen; what is absent is chosen as is usual. */
export type Chosen = Partial<Record<MergeField | 'signIn', Side>>

export function otherSide(side: Side): Side {
  return side === 'one' ? 'other' : 'one'
}

/**
 * What it takes to merge: to see both records whole, and to change by hand all that merging changes.
 * Which role comes of it is a question of its own.
 */
const needed: readonly Permission[] = [
  'admin view members',
  'view member email',
  'view member phone',
  'view member property address',
  'update member contact info',
  'manage households',
]

/** Whether somebody with these permissions may merge records. */
export function mayMerge({ permissions }: Pick<Actor, 'permissions'>): boolean {
  return needed.every((permission) => permissions.has(permission))
}

/** Throws `NotAllowed` unless the actor may merge records. */
export function requireMayMerge(by: Actor): void {
  for (const permission of needed) requirePermission(by, permission)
}

/**
 * The actor as they may act now, once records are held: somebody may just have changed their role. Throws
 * `NotAllowed` when they may not merge any more.
 */
export async function readMerger(db: Db, by: Actor): Promise<Actor> {
  const own = await readOwnRole(db, by)
  const now = { ...by, permissions: own?.permissions ?? new Set<Permission>() }
  requireMayMerge(now)
  return now
}
