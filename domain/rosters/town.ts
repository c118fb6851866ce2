import type { Known, KnownPerson, KnownProperty } from './known.ts'
import type { UnderstoodRow } from './understand-row.ts'

/** What the importer chose. */
export type PlanOptions = {
  /** What becomes of homes where nobody has an e-mail address: *attention*, or an access pass on *paper*. */
  withoutEmail: 'attention' | 'paper'
}

/** What planning looks at and adds to, row by row. */
export type Town = {
  known: Known
  options: PlanOptions
  /** An id for something new, always the same for the same words. */
  idFor: (what: string) => string
  byEmail: Map<string, KnownPerson[]>
  byHousehold: Map<string, KnownPerson[]>
  /** The address that an earlier row has told of somebody, by member. */
  told: Map<string, string>
  /** Keys of the homes for which the file has an address of somebody. */
  withEmail: Set<string>
}

/** A row that has a home, and what is known of that home. */
export type RowAtHome = {
  row: UnderstoodRow
  town: Town
  key: string
  property: KnownProperty | undefined
}

/** Adds to a list of a map, which it begins if need be. */
export function addTo<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key)
  if (list) list.push(item)
  else map.set(key, [item])
}
