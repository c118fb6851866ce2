import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** A telephone number in E.164 form: `+15125550123`. */
export type PhoneNumber = string & { readonly brand: 'PhoneNumber' }

/** The longest that is read as a number, in characters. */
const longestTyped = 40

/**
 * Reads a telephone number as people write it; without a country code it is one of the United States.
 * Answers `null` when no such number can exist.
 */
export function readPhone(typed: string): PhoneNumber | null {
  return read(typed)?.number ?? null
}

/**
 * Reads a telephone number as `readPhone` does, for whoever can still be asked: `null` also where an
 * extension stands behind it, which would be lost, and which no text reaches.
 */
export function readDirectPhone(typed: string): PhoneNumber | null {
  return hasExtension(typed) ? null : readPhone(typed)
}

/** Whether a number stands there with an extension, `(512) 555-0123 x12`, which `readPhone` leaves out. */
export function hasExtension(typed: string): boolean {
  return read(typed)?.hasExtension ?? false
}

function read(typed: string): { number: PhoneNumber; hasExtension: boolean } | null {
  if (typed.length > longestTyped) return null
  const found = parsePhoneNumberFromString(typed, 'US')
  if (!found?.isValid()) return null
  return { number: found.number as string as PhoneNumber, hasExtension: found.ext !== undefined }
}

/** The number as people of its country write it: `(512) 555-0123`; abroad `+44 20 7946 0958`. */
export function printPhone(number: string): string {
  const parsed = parsePhoneNumberFromString(number)
  if (!parsed) return number
  return parsed.countryCallingCode === '1' ? parsed.formatNational() : parsed.formatInternational()
}
