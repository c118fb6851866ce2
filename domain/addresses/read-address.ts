import { accept, type Result, refuse } from '#domain/result.ts'
import type { StandardizeRefusal } from '#integrations/addresses/addresses.ts'
import type { Home, Place } from './home.ts'
import { isSameCity, peelPlace } from './peel-place.ts'
import { beginsLot } from './read-lot.ts'
import { beginsStreet } from './read-street.ts'
import { standardizeAddress } from './standardize-address.ts'
import { type LotRefusal, standardizeLot } from './standardize-lot.ts'
import { stateOf } from './states.ts'
import { readSegments } from './typed-words.ts'

export type ReadRefusal = StandardizeRefusal | LotRefusal

/**
 * Reads a home from one typed line, or several: `123 main st #4`, `Lot 7`,
 * `123 Main St Apt 4, Austin, TX 78701`. What the line leaves unsaid of city, state and ZIP is taken
 * from `usual`, the community's own place; null when there is none.
 *
 * Answers the home in its parts, standardised. Beside the refusals of a street or lot, a line that
 * names another city or state than the usual one without its ZIP is refused with `unreadable zip`,
 * and one whose last words may or may not be a city with `unknown city`.
 */
export function readAddress(line: string, usual: Place | null): Result<Home, ReadRefusal> {
  const segments = readSegments(line)
  if (!segments?.length) return refuse({ because: 'unreadable street' })
  const peeled = peelPlace(segments, usual)
  if (!peeled) return refuse({ because: 'unknown city' })
  const place = filledPlace(peeled.place, usual)
  if (!place) return refuse({ because: 'unreadable zip' })

  const typed = peeled.street.map((words) => words.join(' ')).join(', ')
  const isLot = beginsLot(peeled.street.flat())
  if (isLot && !peeled.street.slice(1).some(beginsStreet)) {
    const lot = standardizeLot({ lot: typed, unit: null, ...place })
    return lot.ok ? accept({ kind: 'lot', ...lot.value }) : lot
  }
  const street = standardizeAddress({ street: typed, unit: null, ...place })
  return street.ok ? accept({ kind: 'street', ...street.value }) : street
}

/** The typed place as it is when it has a ZIP, else the usual one unless another was named. */
function filledPlace({ city, state, zip }: Place, usual: Place | null): Place | null {
  if (zip) return { city, state, zip }
  const isUsualState = state === '' || state === stateOf(usual?.state ?? '')
  const isUsualCity = city === '' || isSameCity(city, usual?.city ?? '')
  return usual && isUsualState && isUsualCity ? usual : null
}
