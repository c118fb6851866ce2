import type { Faults, OpenForm } from '#app/forms.ts'
import { readEmail } from '#domain/contacts/email-address.ts'
import { readName } from '#domain/contacts/person-name.ts'
import { readDirectPhone } from '#domain/contacts/phone-number.ts'
import type { Contacts } from '#domain/members/list-records.ts'

/** What a form can correct about a member. */
export const contactFields = ['firstName', 'lastName', 'email', 'phone'] as const
export type ContactField = (typeof contactFields)[number]

/** Words of the forms that ask who somebody is. */
type Fault = 'wrongName' | 'wrongEmail' | 'wrongPhone'
export type ContactFaults = Faults<ContactField, Fault | 'expected already' | 'invited there'>

type Read = {
  typed: Record<ContactField, string>
  contacts: Partial<Contacts>
  faults: ContactFaults
}

/** Reads those fields of a form that it may correct; an address is kept, a number may be left out. */
export function readContacts(form: OpenForm, asked: readonly ContactField[]): Read {
  const typed = Object.fromEntries(
    contactFields.map((field) => [field, form.text(field)]),
  ) as Read['typed']
  const contacts: Partial<Contacts> = {}
  const faults: ContactFaults = {}
  for (const field of asked) {
    const value = readers[field](typed[field])
    if (value === undefined) faults[field] = faultOf[field]
    else Object.assign(contacts, { [field]: value })
  }
  return { typed, contacts, faults }
}

const faultOf = {
  firstName: 'wrongName',
  lastName: 'wrongName',
  email: 'wrongEmail',
  phone: 'wrongPhone',
} as const

/** Undefined: it cannot be read. */
const readers: Record<ContactField, (typed: string) => string | null | undefined> = {
  firstName: (typed) => readName(typed) ?? undefined,
  lastName: (typed) => readName(typed) ?? undefined,
  email: (typed) => readEmail(typed) ?? undefined,
  phone: (typed) => (typed.trim() === '' ? null : (readDirectPhone(typed) ?? undefined)),
}
