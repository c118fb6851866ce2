import type { Support } from '#domain/support/access.ts'

/** Everything one may do, in the words of the screens. */
export const permissions = [
  'view community preferences',
  'update community preferences',
  'view active members',
  'view leaders',
  'admin view members',
  'invite members',
  'invite members via email',
  'invite members via text',
  'invite members via access pass',
  'import roster',
  'change member role',
  'view member profiles',
  'view member email',
  'view member phone',
  'view member property address',
  'update member contact info',
  'export members',
  'view households',
  'manage households',
  'view property',
  'update property',
  'create property',
  'view member groups',
  'manage member groups',
  'view audit log',
] as const
export type Permission = (typeof permissions)[number]

/** Someone acting inside one community. Operations never reach outside `communityId`. */
export type Actor = {
  readonly communityId: string
  readonly memberId: string
  readonly accountId: string
  readonly permissions: ReadonlySet<Permission>
  /** The network address the request came from, for the audit log; null for work without a request. */
  readonly from: string | null
  /** Of a support agent who acts for the member; their permissions are cut down to what helping takes. */
  readonly support?: Support | null
}

/** Who does something, for the audit log: an actor, or somebody with a code who is not let in yet. */
export type Doer = Pick<Actor, 'communityId' | 'accountId' | 'from'> & {
  /** Null: not a member yet. */
  readonly memberId: string | null
}

/** Whose deed something is in the audit log: an actor's, or a member's whose wish a worker carries out. */
export type Author = Pick<Actor, 'communityId' | 'memberId' | 'from'> & {
  /** Null: nobody was there when it was done. */
  readonly accountId: string | null
}

/** Thrown, not returned: the page never offers what the actor may not do. */
export class NotAllowed extends Error {
  override name = 'NotAllowed'
  readonly permission: Permission

  constructor(permission: Permission) {
    super(`This needs the permission to ${permission}.`)
    this.permission = permission
  }
}

/** Whether an error is `NotAllowed`, from whichever bundle it comes. */
export function isNotAllowed(error: unknown): boolean {
  return error instanceof Error && error.name === 'NotAllowed'
}

/** Throws `NotAllowed` unless the actor has the permission. */
export function requirePermission(by: Actor, permission: Permission): void {
  if (!by.permissions.has(permission)) throw new NotAllowed(permission)
}
