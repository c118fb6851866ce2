import { accept, type Result, refuse } from '#domain/result.ts'
import type { StandardizeRefusal, StreetAddress } from '#integrations/addresses/addresses.ts'
import { printStreet, readStreet } from './read-street.ts'
import { combineUnits, printUnit, readUnit } from './read-unit.ts'
import { standardizePlace } from './standardize-place.ts'
import { readSegments } from './typed-words.ts'

/**
 * Puts a typed address into the form of USPS Publication 28 without asking anyone: `123 MAIN ST`,
 * unit `APT 4`, `AUSTIN`, `TX`, `78701`. Standardising the answer again changes nothing.
 *
 * The unit may stand in the street's line, in its own field, or in both; other words, such as a
 * building's name, are kept with it. Nothing is guessed: a suffix or direction nobody typed is not
 * added, and whether mail arrives there is not known here.
 *
 * Refuses with `unreadable street` when the line has no house number, box or route, holds control
 * characters or more than 160 characters, or when street and field name different units. The other
 * refusals concern the last line; `not found` and `several` are never answered.
 */
export function standardizeAddress(
  typed: StreetAddress,
): Result<StreetAddress, StandardizeRefusal> {
  const street = readStreet(typed.street)
  const field = readSegments(typed.unit ?? '')
  const units = street && field && combineUnits(street.units, readUnit(field.flat()))
  if (!units) return refuse({ because: 'unreadable street' })
  const place = standardizePlace(typed)
  if (!place.ok) return place
  return accept({ street: printStreet(street), unit: printUnit(units), ...place.value })
}
