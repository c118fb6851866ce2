import { fullName } from '#domain/members/member.ts'

/** With whom a conversation is: an account, whose address is proven, or what somebody typed, which proves nothing. */
export type Who = { name: string | null; email: string | null; isVerified: boolean }

/** The columns of a conversation, and of the account that it may have, which say who it is. */
export type WhoRow = {
  name: string | null
  email: string | null
  firstName: string | null
  lastName: string | null
  accountEmail: string | null
}

export function whoOf({ name, email, firstName, lastName, accountEmail }: WhoRow): Who {
  if (firstName === null || lastName === null) return { name, email, isVerified: false }
  return { name: fullName({ firstName, lastName }), email: accountEmail, isVerified: true }
}
