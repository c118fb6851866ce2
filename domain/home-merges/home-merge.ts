import { addDays } from '#domain/days.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'

/** For how many days merging two homes can be undone. */
export const undoDays = 30

/** From which likeness on, of 0 to 1, two streets may be one that is spelled in two ways. */
export const alikeFrom = 0.45

/** Until when a merge can be undone; null: it was undone, or it is too late. */
export function undoableUntil(
  merge: { mergedAt: Date; undoneAt: Date | null },
  now: Date,
): Date | null {
  const until = addDays(merge.mergedAt, undoDays)
  return merge.undoneAt === null && until > now ? until : null
}

/** Throws `NotAllowed` unless the actor may change addresses and households, and see who lives where. */
export function requireMayMergeHomes(by: Actor): void {
  requirePermission(by, 'update property')
  requirePermission(by, 'manage households')
  requirePermission(by, 'admin view members')
}

export function mayMergeHomes({ permissions }: Actor): boolean {
  return (['update property', 'manage households', 'admin view members'] as const).every((one) =>
    permissions.has(one),
  )
}
