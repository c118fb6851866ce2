/**
 * Whether someone with these permissions may give another person this role: never a role with a
 * permission they lack. The one place that decides it, for the wizard, lists, imports, edits, and
 * again when an invitation is redeemed.
 */
export function mayGrant(
  own: ReadonlySet<string>,
  role: { readonly permissions: readonly string[] },
): boolean {
  return role.permissions.every((permission) => own.has(permission))
}
