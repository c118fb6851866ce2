import type { Entrance } from '#domain/communities/enter-community.ts'

/** As people of which role somebody looks at their community, for the banner that leads back; null: as themselves. */
export function seenBy({ readOnly, community: { slug, name }, role }: Entrance) {
  return readOnly === 'seen as' ? { slug, name, role } : null
}
