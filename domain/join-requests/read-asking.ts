import { placeOfZip } from '#domain/addresses/places.ts'
import type { ReadRefusal } from '#domain/addresses/read-address.ts'
import { readHomeIn, type ToldHome } from '#domain/addresses/read-home-in.ts'
import { longestCommunityName } from '#domain/communities/community.ts'
import { readEmail } from '#domain/contacts/email-address.ts'
import { readName } from '#domain/contacts/person-name.ts'
import { readDirectPhone } from '#domain/contacts/phone-number.ts'
import type { Asking } from './join-request.ts'

/** The questions to somebody without a code. */
export const askingFields = [
  'communityName',
  'zip',
  'street',
  'unit',
  'lotNumber',
  'firstName',
  'lastName',
  'email',
  'phone',
] as const
export type AskingField = (typeof askingFields)[number]

/** What is wrong with an answer. */
export type AskingFault = 'missing' | 'unreadable' | 'another town'

export type AskingFaults = Partial<Record<AskingField, AskingFault>>

/**
 * Reads what somebody without a code tells about themselves; or what is wrong, field by field. Nothing is
 * looked up: what is right and wrong depends on nothing but what was typed.
 */
export function readAsking(
  typed: Record<AskingField, string>,
): { asking: Asking; faults: null } | { asking: null; faults: AskingFaults } {
  const community = readCommunity(typed.communityName)
  const firstName = readName(typed.firstName)
  const lastName = readName(typed.lastName)
  const email = readEmail(typed.email)
  const phone = typed.phone.trim() === '' ? null : readDirectPhone(typed.phone)
  const { home, faults: homeFaults } = readHome(typed)
  const faults: AskingFaults = {
    ...(!community && { communityName: faultOf(typed.communityName) }),
    ...homeFaults,
    ...(!firstName && { firstName: faultOf(typed.firstName) }),
    ...(!lastName && { lastName: faultOf(typed.lastName) }),
    ...(!email && { email: faultOf(typed.email) }),
    ...(typed.phone.trim() !== '' && !phone && { phone: 'unreadable' as const }),
  }
  if (!community || !home || !firstName || !lastName || !email || faults.phone)
    return { asking: null, faults }
  return { asking: { community, firstName, lastName, email, phone, home }, faults: null }
}

const faultOf = (typed: string): AskingFault => (typed.trim() === '' ? 'missing' : 'unreadable')

/** A name, a code like `maple-court`, or the address of the community's page. */
function readCommunity(typed: string): string | null {
  const inLink = /\/c\/([a-z0-9-]{1,60})(?:[/?#]|$)/i.exec(typed.trim())?.[1]
  return inLink ?? readName(typed, longestCommunityName)
}

type ReadHome = { home: Asking['home'] | null; faults: AskingFaults }

/** The home in the town of its ZIP, unless the line names another ZIP. */
function readHome({ zip, ...told }: ToldHome & { zip: string }): ReadHome {
  const five = /^\s*(\d{5})(?:-?\d{4})?\s*$/.exec(zip)?.[1]
  const place = five ? placeOfZip(five) : null
  const toldNothing = told.street.trim() === '' && told.lotNumber.trim() === ''
  const faults: AskingFaults = {
    ...(!place && { zip: faultOf(zip) }),
    ...(toldNothing && { street: 'missing' as const }),
  }
  if (!place || !five || toldNothing) return { home: null, faults }
  const read = readHomeIn({ ...place, zip: five }, told)
  if (read.ok) return { home: read.value, faults }
  if (told.unit.trim() !== '' && readHomeIn({ ...place, zip: five }, { ...told, unit: '' }).ok)
    return { home: null, faults: { unit: 'unreadable' } }
  const field = told.street.trim() === '' ? 'lotNumber' : 'street'
  return { home: null, faults: { [field]: homeFaults[read.refusal.because] } }
}

const homeFaults: Record<ReadRefusal['because'], AskingFault> = {
  'unreadable street': 'unreadable',
  'unreadable lot': 'unreadable',
  'not found': 'unreadable',
  several: 'unreadable',
  'unknown city': 'another town',
  'unknown state': 'another town',
  'unreadable zip': 'another town',
  'zip of another state': 'another town',
}
