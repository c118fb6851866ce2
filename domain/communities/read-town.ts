import { timeZoneOfZip } from '#domain/addresses/places.ts'
import { standardizePlace } from '#domain/addresses/standardize-place.ts'
import { stateOf } from '#domain/addresses/states.ts'
import { timeZoneOfState } from '#domain/addresses/time-zones.ts'
import { readName } from '#domain/contacts/person-name.ts'

/** Where a community is: state as two letters, ZIP of five digits, and an IANA time zone. */
export type Town = { city: string; state: string; zip: string; timeZone: string }

/** What is wrong with a field of it. */
export type TownFaults = Partial<{
  city: 'unreadable'
  state: 'unknown'
  zip: 'unreadable' | 'of another state'
  timeZone: 'unknown'
}>

/** The longest street or city of a community, in characters. */
export const longestPlace = 100

/** Reads where a community is: state and ZIP must agree, and the time zone follows from the ZIP where none was chosen. */
export function readTown(
  typed: Record<keyof Town, string>,
): { town: Town; faults: null } | { town: null; faults: TownFaults } {
  const { faults, ...place } = readPlace(typed)
  const timeZone = place.zip ? chooseTimeZone(typed.timeZone, place) : null
  if (place.zip && !timeZone) faults.timeZone = 'unknown'
  if (!timeZone || Object.keys(faults).length > 0) return { town: null, faults }
  return { town: { ...place, timeZone }, faults: null }
}

type ReadPlace = { city: string; state: string; zip: string; faults: TownFaults }

function readPlace(typed: Record<'city' | 'state' | 'zip', string>): ReadPlace {
  const city = readName(typed.city, longestPlace)
  const state = stateOf(typed.state)
  const place = standardizePlace({ city: city ?? '', state: state ?? '', zip: typed.zip })
  const faults: TownFaults = {
    ...(!city && { city: 'unreadable' as const }),
    ...(!state && { state: 'unknown' as const }),
  }
  if (place.ok) {
    const { state, zip } = place.value
    return { city: city ?? place.value.city, state, zip: zip.slice(0, 5), faults }
  }
  const { because } = place.refusal
  if (because === 'unknown city') faults.city = 'unreadable'
  if (because === 'unreadable zip') faults.zip = 'unreadable'
  if (because === 'zip of another state' && state) faults.zip = 'of another state'
  return { city: '', state: '', zip: '', faults }
}

function chooseTimeZone(wanted: string, { zip, state }: { zip: string; state: string }) {
  if (wanted === '') return timeZoneOfZip(zip) ?? timeZoneOfState(state)
  return isTimeZone(wanted) ? wanted : null
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
