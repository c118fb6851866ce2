import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** A telephone number in E.164 form: `+15125550123`. */
export type PhoneNumber = string & { readonly brand: 'PhoneNumber' }

/**
 * Reads a telephone number as people write it; without a country code it is one of the United States.
 * Answers `null` when no such number can exist.
 */
export function readPhone(typed: string): PhoneNumber | null {
  if (typed.length > 40) return null
  const number = parsePhoneNumberFromString(typed, 'US')
  return number?.isValid() ? (number.number as string as PhoneNumber) : null
}

/** The number as people of its country write it: `(512) 555-0123`; abroad `+44 20 7946 0958`. */
export function printPhone(number: string): string {
  const parsed = parsePhoneNumberFromString(number)
  if (!parsed) return number
  return parsed.countryCallingCode === '1' ? parsed.formatNational() : parsed.formatInternational()
}
