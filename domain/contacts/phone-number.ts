import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** A telephone number in E.164 form: `+15125550123`. */
export type PhoneNumber = string & { readonly brand: 'PhoneNumber' }

/** The longest that is read as a number, in characters. */
const longestTyped = 40

/** A number as it was typed: what is kept of it, and whether an extension stood behind it, `(512) 555-0123 x12`. */
export type TypedPhone = { number: PhoneNumber; hasExtension: boolean }

/**
 * Reads a telephone number as people write it; without a country code it is one of the United States.
 * Answers `null` when no such number can exist.
 */
export function readTypedPhone(typed: string): TypedPhone | null {
  if (typed.length > longestTyped) return null
  const found = parsePhoneNumberFromString(typed, 'US')
  if (!found?.isValid()) return null
  return { number: found.number as string as PhoneNumber, hasExtension: found.ext !== undefined }
}

/** The number of `readTypedPhone`, without the extension. */
export function readPhone(typed: string): PhoneNumber | null {
  return readTypedPhone(typed)?.number ?? null
}

/**
 * Reads a telephone number as `readPhone` does, for whoever can still be asked: `null` also where an
 * extension stands behind it, which would be lost, and which no text reaches.
 */
export function readDirectPhone(typed: string): PhoneNumber | null {
  const read = readTypedPhone(typed)
  return read && !read.hasExtension ? read.number : null
}

/** The number as people of its country write it: `(512) 555-0123`; abroad `+44 20 7946 0958`. */
export function printPhone(number: string): string {
  const parsed = parsePhoneNumberFromString(number)
  if (!parsed) return number
  return parsed.countryCallingCode === '1' ? parsed.formatNational() : parsed.formatInternational()
}
