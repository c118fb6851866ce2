import { printPhone } from '#domain/contacts/phone-number.ts'

/** An e-mail address as it is, a number as people of its country write it. */
export function printContact(contact: string | null): string | null {
  return contact?.startsWith('+') ? printPhone(contact) : contact
}
