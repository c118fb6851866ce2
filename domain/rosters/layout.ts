import type { Column, Meaning, Who } from './field.ts'

/** The columns of one person of a row, or of a couple in one cell. */
export type PersonColumns = {
  who: Who
  fullName: Column[]
  firstName: Column[]
  lastName: Column[]
  contacts: ContactColumns
  standing: StandingColumns
}

export type ContactColumns = { emails: Column[]; phones: Column[] }

/** Columns that say how somebody stands in household and community. */
export type StandingColumns = Record<
  'householdRole' | 'isHead' | 'occupancy' | 'isOwnerOccupied' | 'isRented' | 'role' | 'title',
  Column[]
>

export type HomeColumns = Record<
  'line' | 'line2' | 'place' | 'unit' | 'lot' | 'city' | 'state' | 'zip',
  Column[]
>

/** The columns of a file by what a row is read for. */
export type Layout = {
  people: PersonColumns[]
  /** Those that are nobody's in particular. */
  shared: { contacts: ContactColumns; standing: StandingColumns }
  home: HomeColumns
  mailing: HomeColumns
  household: Column[]
  /** Those that tell who lives there no more. */
  hasLeft: Column[]
}

const phones: Meaning[] = ['mobilePhone', 'phone', 'homePhone', 'workPhone']

/** Two owners of a row, or two of its tenants. */
export function isBeside(one: PersonColumns, other: PersonColumns): boolean {
  return (one.who === 'tenant') === (other.who === 'tenant')
}

/** The rank of a column for phones: a mobile before a number of no kind, home, work, and any other column. */
export function phoneRank({ meaning }: Pick<Column, 'meaning'>): number {
  const rank = phones.indexOf(meaning)
  return rank === -1 ? phones.length : rank
}

/** Sorts the columns of a file by what they are read for; owners stand before tenants. */
export function layoutOf(columns: readonly Column[]): Layout {
  const of = (...meanings: Meaning[]) => columns.filter(({ meaning }) => meanings.includes(meaning))
  const names = of('fullName', 'firstName', 'lastName')
  const groups = [...new Set(names.map(groupOf))].toSorted()
  const nobodys = columns.filter(
    (column) => column.person === 0 || !groups.includes(groupOf(column)),
  )
  return {
    people: groups.map((group) =>
      personColumns(
        columns.filter((column) => !nobodys.includes(column) && groupOf(column) === group),
      ),
    ),
    shared: { contacts: contactsOf(nobodys), standing: standingOf(nobodys) },
    home: {
      line: [...of('houseNumber'), ...of('address', 'street')],
      line2: of('addressLine2'),
      place: of('cityStateZip'),
      unit: [...of('building'), ...of('unit')],
      lot: of('lot', 'block', 'section').toSorted((one, other) => lotPlace(one) - lotPlace(other)),
      city: of('city'),
      state: of('state'),
      zip: of('zip'),
    },
    mailing: {
      line: of('mailingAddress'),
      line2: of('mailingUnit'),
      place: of('mailingCityStateZip'),
      unit: [],
      lot: [],
      city: of('mailingCity'),
      state: of('mailingState'),
      zip: of('mailingZip'),
    },
    household: of('household'),
    hasLeft: of('hasLeft'),
  }
}

const lotPlace = ({ meaning }: Column) => ['lot', 'block', 'section'].indexOf(meaning)

const groupOf = ({ who, person }: Column) => `${who === 'tenant' ? 'tenant' : 'owner'} ${person}`

function personColumns(own: readonly Column[]): PersonColumns {
  const of = (...meanings: Meaning[]) => own.filter(({ meaning }) => meanings.includes(meaning))
  const named = of('fullName', 'lastName', 'firstName')
  return {
    who: named.find(({ who }) => who !== null)?.who ?? null,
    fullName: of('fullName'),
    firstName: [...of('firstName'), ...of('middleName')],
    lastName: [...of('lastName'), ...of('nameSuffix')],
    contacts: contactsOf(own),
    standing: standingOf(own),
  }
}

function contactsOf(columns: readonly Column[]): ContactColumns {
  return {
    emails: columns.filter(({ meaning }) => meaning === 'email'),
    phones: columns.filter(({ meaning }) => phones.includes(meaning)),
  }
}

function standingOf(columns: readonly Column[]): StandingColumns {
  const of = (wanted: Meaning) => columns.filter(({ meaning }) => meaning === wanted)
  return {
    householdRole: of('householdRole'),
    isHead: of('isHead'),
    occupancy: of('occupancy'),
    isOwnerOccupied: of('isOwnerOccupied'),
    isRented: of('isRented'),
    role: of('role'),
    title: of('title'),
  }
}
