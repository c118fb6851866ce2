import { accept, type Result, refuse } from '#domain/result.ts'
import type { LotAddress } from './home.ts'
import { readLot } from './read-lot.ts'
import { combineUnits, printUnit, readUnit } from './read-unit.ts'
import { type PlaceRefusal, standardizePlace } from './standardize-place.ts'
import { readSegments } from './typed-words.ts'

export type LotRefusal = PlaceRefusal | { because: 'unreadable lot' }

/**
 * Standardises a home that has a lot and no street: `7`, `Lot 07` and `lot #7` are `LOT 7`, `L7 B2`
 * and `Block 2 Lot 7` are `LOT 7 BLK 2`. A unit may be typed with the lot, in its own field, or in
 * both; other words are kept behind the lot. Standardising the answer again changes nothing.
 *
 * Refuses with `unreadable lot` when there is no number or letter, or when lot and field name
 * different units; the other refusals concern the last line, as for a street address.
 */
export function standardizeLot(typed: LotAddress): Result<LotAddress, LotRefusal> {
  const words = readSegments(typed.lot)?.flat()
  const field = readSegments(typed.unit ?? '')?.flat()
  const read = words && readLot(words)
  const units = read && field && combineUnits(readUnit(read.unit), readUnit(field))
  if (!units) return refuse({ because: 'unreadable lot' })
  const place = standardizePlace(typed)
  return place.ok ? accept({ lot: read.lot, unit: printUnit(units), ...place.value }) : place
}
