import type { StreetAddress } from '#integrations/addresses/addresses.ts'

/** A home known by its lot instead of a street: `LOT 7`, `LOT 7 BLK 2`. */
export type LotAddress = {
  lot: string
  unit: string | null
  city: string
  state: string
  zip: string
}

/** Where a household lives: a street address or a lot. */
export type Home = ({ kind: 'street' } & StreetAddress) | ({ kind: 'lot' } & LotAddress)

/** The last line of an address: a city, two capital letters of state, and a ZIP or ZIP+4. */
export type Place = { city: string; state: string; zip: string }

/** Whether a home is in a place: its city, its state and the whole of its ZIP. */
export function isIn({ city, state, zip }: Home, place: Place): boolean {
  return city === place.city && state === place.state && zip === place.zip
}
