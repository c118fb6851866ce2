import {
  type CountryCode,
  type NumberType,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { PhoneNumber } from './phone-number.ts'

/** Why a number cannot be texted. *Premium*: the recipient pays. *Not mobile*: a landline, or a service. */
export type NumberFault = 'invalid' | 'foreign' | 'premium' | 'not mobile'

/**
 * Where our texts go: the United States with their territories, and Canada. The other lands of +1 are
 * left out, since texts there cost many times more and draw those who are paid for them.
 */
const lands = new Set<CountryCode | undefined>(['US', 'CA', 'PR', 'VI', 'GU', 'AS', 'MP'])

const premiumTypes = new Set<NumberType>(['PREMIUM_RATE', 'SHARED_COST'])

/** What may be a mobile; in North America numbers do not tell it from a landline. */
const mobileTypes = new Set<NumberType>([undefined, 'MOBILE', 'FIXED_LINE_OR_MOBILE', 'VOIP'])

/** The longest that is read as a number, in characters. */
const longestTyped = 40

/**
 * Reads a number that is to be texted, as people write it; without a country code it is one of the
 * United States. Answers it in E.164 form, or why it cannot be texted.
 */
export function readTextNumber(typed: string): Result<PhoneNumber, { because: NumberFault }> {
  if (typed.length > longestTyped) return refuse({ because: 'invalid' })
  const number = parsePhoneNumberFromString(typed, 'US')
  if (!number?.isValid()) return refuse({ because: 'invalid' })
  if (premiumTypes.has(number.getType())) return refuse({ because: 'premium' })
  if (!lands.has(number.country)) return refuse({ because: 'foreign' })
  if (number.ext !== undefined || !mobileTypes.has(number.getType()))
    return refuse({ because: 'not mobile' })
  return accept(number.number as string as PhoneNumber)
}
