import { directionCode } from './directions.ts'
import { ordinalNumber } from './ordinals.ts'
import { stateOf } from './states.ts'
import { spelledOut } from './street-suffixes.ts'

/** How numbered roads are written, USPS Publication 28, Appendix F. Where nothing follows, as it is. */
const routes = new Map(
  Object.entries({
    BYPASS: '',
    'COUNTY HIGHWAY': '',
    'COUNTY ROAD': '',
    'COUNTY ROUTE': '',
    CR: 'COUNTY ROAD',
    EXPRESSWAY: '',
    'FARM TO MARKET': 'FM',
    'FARM TO MARKET ROAD': 'FM',
    FM: '',
    'FM ROAD': 'FM',
    HIGHWAY: '',
    I: 'INTERSTATE',
    IH: 'INTERSTATE',
    'I HIGHWAY': 'INTERSTATE',
    INTERSTATE: '',
    'INTERSTATE HIGHWAY': 'INTERSTATE',
    LOOP: '',
    'RANCH ROAD': '',
    'RANCH TO MARKET': 'RM',
    'RANCH TO MARKET ROAD': 'RM',
    RM: '',
    ROAD: '',
    ROUTE: '',
    SH: '',
    SR: '',
    'STATE HIGHWAY': '',
    'STATE ROAD': '',
    'STATE ROUTE': '',
    'TOWNSHIP ROAD': '',
    TSR: 'TOWNSHIP ROAD',
    US: 'US HIGHWAY',
    'US HIGHWAY': '',
    'US ROUTE': '',
    'U S HIGHWAY': 'US HIGHWAY',
  }).map(([written, standard]) => [written, standard || written] as const),
)

const shortened = new Map(
  Object.entries({ CNTY: 'COUNTY', CO: 'COUNTY', RT: 'ROUTE', ST: 'STATE', TWP: 'TOWNSHIP' }),
)

const glued = /^(CR|FM|HWY|I|IH|RM|RT|RTE|SH|SR|TSR|US)-?(\d+[A-Z]?)$/
const routeNumber = /^(?:\d+[A-Z]{0,2}(?:-\d+[A-Z]?)?|[A-Z]\d+[A-Z]?)$/
const routeLetter = /^([A-Z])\1?$/

/** Roads that may have a letter for a number. */
const lettered = /\b(?:COUNTY|STATE|SR)\b/
const directionLetter = /^[NESW]$/

/** A route as one name, and how many of the typed words it took. */
type Route = { name: string; length: number }

/**
 * Makes one word of a numbered road or lettered avenue, which is a name and has no suffix:
 * `CNTY RD 12` is `COUNTY ROAD 12`, `AVE H` is `AVENUE H`. A direction may stand before it, and
 * anything after it. Other streets are answered as they are.
 */
export function joinRoutes(street: readonly string[]): string[] {
  const parted = street.flatMap((word) => glued.exec(word)?.slice(1) ?? word)
  const start = directionCode(parted[0] ?? '') && parted.length > 2 ? 1 : 0
  const rest = parted.slice(start)
  const route = readRoute(rest) ?? readAvenue(rest, start > 0)
  if (!route) return [...street]
  const end = start + route.length + (repeatsHighway(rest, route) ? 1 : 0)
  return [...parted.slice(0, start), route.name, ...parted.slice(end)]
}

/** `US 70 HWY` says behind its number what `US HIGHWAY 70` says before. */
function repeatsHighway(street: string[], { name, length }: Route): boolean {
  const isWritten = street.slice(0, length).some((word) => spelledOut(word) === 'HIGHWAY')
  return name.includes('HIGHWAY') && !isWritten && spelledOut(street[length] ?? '') === 'HIGHWAY'
}

function readRoute(street: string[]): Route | null {
  for (let length = 4; length > 0; length--) {
    const id = street[length]
    if (id === undefined) continue
    const name = routeName(street.slice(0, length), street[length + 1])
    if (name && isRouteId(id, name, street[length + 1])) {
      return { name: `${name} ${id}`, length: length + 1 }
    }
  }
  return null
}

function routeName(written: string[], following: string | undefined): string | null {
  const spelled = written.map((word) => shortened.get(word) ?? spelledOut(word))
  const known = routes.get(spelled.join(' '))
  if (known) return known
  const state = stateOf(written[0]!)
  if (!state || state === 'CO') return null
  if (written.length > 1) return withState(state, routes.get(spelled.slice(1).join(' ')))
  const isWhole = following === undefined || directionCode(following) !== null
  return isWhole && !directionCode(written[0]!) ? `${state} HIGHWAY` : null
}

function withState(state: string, route: string | undefined): string | null {
  return route ? `${state} ${route}` : null
}

function isRouteId(id: string, route: string, following: string | undefined): boolean {
  if (ordinalNumber(id) !== null) return false
  if (routeNumber.test(id)) return true
  return lettered.test(route) && (routeLetter.test(id) || isCompassEnd(id, following))
}

/** `AVENUE EAST` keeps its last word in full, lest it become `AVENUE E`. */
function isCompassEnd(word: string, following: string | undefined): boolean {
  return following === undefined && directionLetter.test(directionCode(word) ?? '')
}

function readAvenue(
  [avenue = '', id = '', following]: string[],
  hasDirection: boolean,
): Route | null {
  if (spelledOut(avenue) !== 'AVENUE') return null
  if (following !== undefined && !directionCode(following)) return null
  const isLetter = /^[A-Z]$/.test(id) && !(hasDirection && directionLetter.test(id))
  const isCompass = !hasDirection && isCompassEnd(id, following)
  const isNumber = routeNumber.test(id) && ordinalNumber(id) === null
  return isLetter || isCompass || isNumber ? { name: `AVENUE ${id}`, length: 2 } : null
}
