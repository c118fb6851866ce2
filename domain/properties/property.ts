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

/** The home in one line: `123 MAIN ST APT 4, AUSTIN TX 78701`. */
export function printHome(home: HomeColumns): string {
  return `${printDoor(home)}, ${home.city} ${home.state} ${home.zip}`
}

/** The home as its neighbours say it, without the town: `123 MAIN ST APT 4`. */
export function printDoor({ street, lot, unit }: Omit<HomeColumns, 'city' | 'state' | 'zip'>) {
  return [street ?? lot, unit].filter(Boolean).join(' ')
}
