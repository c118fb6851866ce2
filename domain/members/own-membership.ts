import type { Db } from '#database/connect.ts'
import type { Visitor } from '#domain/communities/enter-community.ts'
import { listMemberships } from '#domain/communities/list-memberships.ts'

/** Somebody and what they choose for themselves in one community. */
export type OwnMembership = Visitor & {
  communityId: string
  memberId: string
  /** The community's name. */
  community: string
}

/**
 * The membership of an account in a community, for what is the person's own to choose: also behind the
 * curtain and while suspended. Null for a community it does not belong to, or that does not exist.
 */
export async function findOwnMembership(
  db: Db,
  visitor: Visitor,
  slug: string,
): Promise<OwnMembership | null> {
  const found = (await listMemberships(db, visitor.accountId)).find((one) => one.slug === slug)
  if (!found) return null
  const { communityId, memberId, name: community } = found
  return { ...visitor, communityId, memberId, community }
}
