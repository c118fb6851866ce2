/**
 * What merging two homes makes of a column that names one: it is *carried* to the home that stays, with
 * whatever stands in it, or *kept*, as history of the merge itself.
 */
type Fate = 'carried' | 'kept'

/** Every column of every table that names a home. A test holds this list against the catalogue. */
export const fates: Record<string, Fate> = {
  'home_claims.property_id': 'carried',
  'home_merges.goes_id': 'kept',
  'home_merges.stays_id': 'kept',
  'households.property_id': 'carried',
  'invitations.property_id': 'carried',
  'properties.merged_into': 'carried',
}

/** The columns that come along, and under which name Undo finds what came. */
export const carriedColumns = [
  { table: 'households', column: 'property_id', name: 'households' },
  { table: 'invitations', column: 'property_id', name: 'invitations' },
  { table: 'home_claims', column: 'property_id', name: 'claims' },
  { table: 'properties', column: 'merged_into', name: 'spellings' },
] as const

/** What came along with a merge, by its ids. */
export type Carried = Record<(typeof carriedColumns)[number]['name'], string[]>
