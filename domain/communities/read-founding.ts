import { readName } from '#domain/contacts/person-name.ts'
import { type CommunityKind, communityKinds, longestCommunityName } from './community.ts'
import type { Founding } from './found-community.ts'
import { longestPlace, readTown, type TownFaults } from './read-town.ts'

/** A community as somebody typed it. */
export type TypedFounding = Record<
  'name' | 'kind' | 'street' | 'city' | 'state' | 'zip' | 'timeZone',
  string
>

/** What is wrong with a field of it. */
export type FoundingFaults = TownFaults &
  Partial<{ name: 'unreadable'; kind: 'unknown'; street: 'unreadable' }>

/**
 * Reads the description of a community: state as two letters and a ZIP of five digits in agreement, and a time zone that follows from the ZIP where none was chosen.
 */
export function readFounding(
  typed: TypedFounding,
): { founding: Founding; faults: null } | { founding: null; faults: FoundingFaults } {
  const name = readName(typed.name, longestCommunityName)
  const kind = communityKinds.find((kind): kind is CommunityKind => kind === typed.kind)
  const street = typed.street.trim() === '' ? null : readName(typed.street, longestPlace)
  const { town, faults: townFaults } = readTown(typed)
  const faults: FoundingFaults = {
    ...(!name && { name: 'unreadable' as const }),
    ...(!kind && { kind: 'unknown' as const }),
    ...(typed.street.trim() !== '' && !street && { street: 'unreadable' as const }),
    ...townFaults,
  }
  if (!name || !kind || !town || Object.keys(faults).length > 0) return { founding: null, faults }
  return { founding: { name, kind, street, ...town }, faults: null }
}
