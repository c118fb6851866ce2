import type { Known, KnownPerson, KnownProperty } from './known.ts'
import type { LastLines } from './last-lines.ts'
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
  /** The address that somebody had before an earlier row changed it, by member. */
  formerEmails: Map<string, string>
  /** Keys of the homes for which the file has an address of somebody. */
  withEmail: Set<string>
  /** What comes no more may be forgotten; absent: everything is remembered. */
  lastLines?: LastLines
}

/** A row that has a home, and what is known of that home. */
export type RowAtHome = {
  row: UnderstoodRow
  town: Town
  key: string
  property: KnownProperty | undefined
}

export type TownGiven = Pick<Town, 'options' | 'idFor' | 'withEmail' | 'lastLines'>

/** A town of which this is known; planning adds to it what it makes. */
export function openTown(given: TownGiven, known: Known): Town {
  const people = { byEmail: new Map(), byHousehold: new Map() }
  const town = { ...given, known, ...people, told: new Map(), formerEmails: new Map() }
  for (const person of known.people.values()) enlist(town, person)
  return town
}

/** Adds what else the community knows; what earlier rows have made of the same homes and people stands. */
export function learn(town: Town, { properties, people, suspensions }: Known): void {
  for (const [name, those] of suspensions) town.known.suspensions.set(name, those)
  for (const [key, property] of properties)
    if (!town.known.properties.has(key)) town.known.properties.set(key, property)
  for (const person of people.values()) {
    if (town.known.people.has(person.id)) continue
    town.known.people.set(person.id, person)
    enlist(town, person)
  }
}

function enlist({ byEmail, byHousehold }: Town, person: KnownPerson): void {
  addTo(byEmail, person.email ?? '', person)
  for (const householdId of person.places.keys()) addTo(byHousehold, householdId, person)
}

/** Adds to a list of a map, which it begins if need be. */
export function addTo<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key)
  if (list) list.push(item)
  else map.set(key, [item])
}
