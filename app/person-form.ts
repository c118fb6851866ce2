import { judgePassword } from '#domain/accounts/password.ts'
import { readEmail } from '#domain/contacts/email-address.ts'
import { readName } from '#domain/contacts/person-name.ts'
import { readDirectPhone } from '#domain/contacts/phone-number.ts'
import type { Faults, Filled } from './forms.ts'
import type { PersonWord } from './person-words.ts'

/** The questions of every form that asks who somebody is; `corrects` says that they were answered before. */
export const personFields = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'password',
  'corrects',
] as const
export type PersonField = (typeof personFields)[number]

/** A person whose every answer has been read. */
export type Person = {
  firstName: string
  lastName: string
  email: string
  phone: string | null
  password: string
}

/** Reads who somebody says they are; or what is wrong, field by field. */
export async function readPerson(
  filled: Filled<Exclude<PersonField, 'corrects'>>,
): Promise<{ person: Person | null; faults: Faults<PersonField, PersonWord> }> {
  const firstName = readName(filled.firstName)
  const lastName = readName(filled.lastName)
  const email = readEmail(filled.email)
  const phone = filled.phone.trim() === '' ? null : readDirectPhone(filled.phone)
  const own = [firstName, lastName, `${firstName} ${lastName}`, email]
  const password = await judgePassword(filled.password, own)
  const faults: Faults<PersonField, PersonWord> = {
    ...(!firstName && { firstName: 'wrongFirstName' as const }),
    ...(!lastName && { lastName: 'wrongLastName' as const }),
    ...(!email && { email: 'wrongEmail' as const }),
    ...(filled.phone.trim() !== '' && !phone && { phone: 'wrongPhone' as const }),
    ...(password && { password: passwordFaults[password] }),
  }
  if (!firstName || !lastName || !email || Object.keys(faults).length > 0)
    return { person: null, faults }
  return { person: { firstName, lastName, email, phone, password: filled.password }, faults }
}

/** The words for what is wrong with a password. */
export const passwordFaults = {
  'too short': 'shortPassword',
  'too long': 'longPassword',
  common: 'commonPassword',
  own: 'ownPassword',
} as const
