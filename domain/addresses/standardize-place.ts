import { accept, type Result, refuse } from '#domain/result.ts'
import type { StandardizeRefusal } from '#integrations/addresses/addresses.ts'
import type { Place } from './home.ts'
import { placeOfZip, statesOfZip } from './places.ts'
import { stateOf } from './states.ts'
import { foldTypography } from './typed-words.ts'

export type PlaceRefusal = Extract<
  StandardizeRefusal,
  { because: 'unknown city' | 'unknown state' | 'unreadable zip' | 'zip of another state' }
>

const zipForm = /^(\d{5})(?:[-\s]*(\d{4}))?-?$/
const shortenedZip = /^(\d{3,4})(?:[-\s]*(\d{4}))?$/
const cityForm = /^[\p{L}\p{M}\d '/&-]{1,60}$/u

/**
 * Standardises the last line of an address: city in upper case, state as two letters, ZIP as five
 * digits or ZIP+4.
 *
 * The ZIP must be one of the state's. The city is not checked against it, since people rightly write
 * the village where the post office names the town; an empty city or state is taken from the ZIP.
 * Leading zeros that a spreadsheet has eaten are put back where the state agrees.
 */
export function standardizePlace(typed: Place): Result<Place, PlaceRefusal> {
  const isUnnamed = typed.state.trim() === ''
  const named = stateOf(typed.state)
  if (!named && !isUnnamed) return refuse({ because: 'unknown state' })

  const zip = readZip(typed.zip, named) ?? ''
  const states = statesOfZip(zip)
  if (states.length === 0) return refuse({ because: 'unreadable zip' })

  const usual = placeOfZip(zip)
  const state = named ?? usual?.state
  if (!state) return refuse({ because: 'unknown state' })
  if (!states.includes(state)) return refuse({ because: 'zip of another state', state: states[0]! })

  const city = typed.city.trim() === '' ? usual?.city : readCity(typed.city)
  return city ? accept({ city, state, zip }) : refuse({ because: 'unknown city' })
}

/** A city's name in upper case, `ST LOUIS`, or null when it is empty or holds what no name does. */
function readCity(typed: string): string | null {
  const city = foldTypography(typed)
    .replace(/[\s.,]+/g, ' ')
    .trim()
  return cityForm.test(city) ? city : null
}

function readZip(typed: string, state: string | null): string | null {
  const whole = zipForm.exec(typed.trim())
  if (whole) return whole[2] ? `${whole[1]}-${whole[2]}` : whole[1]!
  const shortened = shortenedZip.exec(typed.trim())
  if (!shortened || state === null) return null
  const five = shortened[1]!.padStart(5, '0')
  if (placeOfZip(five)?.state !== state) return null
  return shortened[2] ? `${five}-${shortened[2]}` : five
}
