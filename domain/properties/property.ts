/** What somebody is to their home. */
export type Occupancy = 'owner' | 'absentee owner' | 'renter' | 'other'

/** The columns of a property that say where it is. */
export type HomeColumns = {
  street: string | null
  lot: string | null
  unit: string | null
  city: string
  state: string
  zip: string
}

/** A home as it is kept, or as somebody told it: a street address has no lot, and a lot no street. */
type Door = Partial<Pick<HomeColumns, 'street' | 'lot'>> & Pick<HomeColumns, 'unit'>

/** The home in one line: `123 MAIN ST APT 4, AUSTIN TX 78701`. */
export function printHome(home: Door & Pick<HomeColumns, 'city' | 'state' | 'zip'>): string {
  return `${printDoor(home)}, ${home.city} ${home.state} ${home.zip}`
}

/** The home as its neighbours say it, without the town: `123 MAIN ST APT 4`. */
export function printDoor({ street, lot, unit }: Door) {
  return [street ?? lot, unit].filter(Boolean).join(' ')
}
