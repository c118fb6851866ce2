import lookUpTimeZone from '@photostructure/tz-lookup'
import { hasSeveralTimeZones, timeZoneOfState } from './time-zones.ts'
import { statesOfArea, zipRow } from './zip-data.ts'

/** ZIPs whose carriers cross a state line, and the neighbouring state people there write. */
const borderZips: Record<string, string> = {
  '02861': 'MA',
  '42223': 'TN',
  '59221': 'ND',
  '63673': 'IL',
  '71749': 'LA',
  '73949': 'TX',
  '81137': 'NM',
  '84536': 'AZ',
  '86044': 'UT',
  '86515': 'NM',
  '88063': 'TX',
  '89439': 'CA',
  '97635': 'CA',
}

/**
 * The city and state a ZIP belongs to, city in upper case, or null when it is unknown. Takes five
 * digits or ZIP+4. A city is the post office's own name; people may rightly write another.
 */
export function placeOfZip(zip: string): { city: string; state: string } | null {
  const row = zipRow(zip.slice(0, 5))
  return row ? { city: row.city, state: row.state } : null
}

/**
 * The states an address of this ZIP may name, the likeliest first. A ZIP that no data set knows is
 * judged by its first three digits; none at all means that no such ZIP exists.
 */
export function statesOfZip(zip: string): readonly string[] {
  const five = zip.slice(0, 5)
  const state = zipRow(five)?.state
  if (!state) return statesOfArea(five.slice(0, 3))
  return [state, borderZips[five] ?? []].flat()
}

/**
 * The IANA time zone of a ZIP, `America/Chicago`: that of its state, or where the state has several
 * that of the place. Null for unknown ZIPs and for military post.
 */
export function timeZoneOfZip(zip: string): string | null {
  const row = zipRow(zip.slice(0, 5))
  if (!row) return null
  return row.coordinates && hasSeveralTimeZones(row.state)
    ? lookUpTimeZone(row.coordinates.latitude, row.coordinates.longitude)
    : timeZoneOfState(row.state)
}
