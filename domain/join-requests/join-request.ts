import type { Home } from '#domain/addresses/home.ts'
import type { EmailAddress } from '#domain/contacts/email-address.ts'
import type { Name } from '#domain/contacts/person-name.ts'
import type { PhoneNumber } from '#domain/contacts/phone-number.ts'

/** Who asks to be let in, into which community, and what they say about themselves; every part was read. */
export type Asking = {
  /** The name or the code of the community, as it was typed. */
  community: string
  firstName: Name
  lastName: Name
  email: EmailAddress
  phone: PhoneNumber | null
  home: Home
}

/**
 * What became of a join request: the roster answered it, by the contact on file or by *member already*; or
 * a leader did.
 */
export type JoinOutcome = 'sent' | 'member already' | 'approved' | 'linked' | 'declined'

/** How long a join request is kept, in days, whether anybody has answered it or not. */
export const requestDays = 90
