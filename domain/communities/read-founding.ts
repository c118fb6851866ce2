import { timeZoneOfZip } from '#domain/addresses/places.ts'
import { standardizePlace } from '#domain/addresses/standardize-place.ts'
import { stateOf } from '#domain/addresses/states.ts'
import { timeZoneOfState } from '#domain/addresses/time-zones.ts'
import { readName } from '#domain/contacts/person-name.ts'
import { type CommunityKind, communityKinds, longestCommunityName } from './community.ts'
import type { Founding } from './found-community.ts'

/** A community as somebody typed it. */
export type TypedFounding = Record<
  'name' | 'kind' | 'street' | 'city' | 'state' | 'zip' | 'timeZone',
  string
>

/** What is wrong with a field of it. */
export type FoundingFaults = Partial<{
  name: 'unreadable'
  kind: 'unknown'
  street: 'unreadable'
  city: 'unreadable'
  state: 'unknown'
  zip: 'unreadable' | 'of another state'
  timeZone: 'unknown'
}>

/** The longest street or city of a community, in characters. */
const longestPlace = 100

/**
 * Reads the description of a community: state as two letters and a ZIP of five digits in agreement, and a time zone that follows from the ZIP where none was chosen.
 */
export function readFounding(
  typed: TypedFounding,
): { founding: Founding; faults: null } | { founding: null; faults: FoundingFaults } {
  const name = readName(typed.name, longestCommunityName)
  const kind = communityKinds.find((kind) => kind === typed.kind)
  const street = typed.street.trim() === '' ? null : readName(typed.street, longestPlace)
  const place = readPlace(typed)
  const faults: FoundingFaults = {
    ...(!name && { name: 'unreadable' as const }),
    ...(!kind && { kind: 'unknown' as const }),
    ...(typed.street.trim() !== '' && !street && { street: 'unreadable' as const }),
    ...place.faults,
  }
  const timeZone = place.zip ? chooseTimeZone(typed.timeZone, place) : null
  if (place.zip && !timeZone) faults.timeZone = 'unknown'
  if (!name || !kind || !timeZone || Object.keys(faults).length > 0)
    return { founding: null, faults }
  const { city, state, zip } = place
  return {
    founding: { name, kind: kind as CommunityKind, street, city, state, zip, timeZone },
    faults: null,
  }
}

type ReadPlace = { city: string; state: string; zip: string; faults: FoundingFaults }

function readPlace(typed: TypedFounding): ReadPlace {
  const city = readName(typed.city, longestPlace)
  const state = stateOf(typed.state)
  const place = standardizePlace({ city: city ?? '', state: state ?? '', zip: typed.zip })
  const faults: FoundingFaults = {
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
