import { sameName } from './same-name.ts'

/** Somebody of the roster whom a join request could mean. */
export type Candidate = {
  memberId: string
  firstName: string
  lastName: string
  email: string | null
  phone: string | null
  /** Whether they live, or are expected, in the home that was told. */
  isThere: boolean
}

/** Who asks, as far as it is compared. */
export type Asker = { firstName: string; lastName: string; email: string; phone: string | null }

/**
 * The one person of the roster who asks to be let in; null: none, or it is not clear which.
 *
 * The name must agree, and with it the home or the contact: name and home are what a neighbour knows too,
 * and so nothing goes to whoever asks, but to the contact on file. Home and contact without the name are not
 * enough: people of one household share a mailbox. Of several who agree, the one whose contact it is; else
 * the one whose name is written alike; where two remain (father and son, *J. Smith*), a leader decides.
 */
export function chooseMatch<One extends Candidate>(
  asker: Asker,
  candidates: readonly One[],
): One | null {
  const agreeing = candidates.flatMap((one) => {
    const name = sameName(asker, one)
    const contact = hasContact(asker, one)
    return name && (one.isThere || contact) ? [{ one, isAlike: name === 'alike', contact }] : []
  })
  const reached = agreeing.filter(({ contact }) => contact)
  const nearest = reached.length > 0 ? reached : agreeing
  const alike = nearest.filter(({ isAlike }) => isAlike)
  const left = alike.length > 0 ? alike : nearest
  return left.length === 1 ? left[0]!.one : null
}

function hasContact(asker: Asker, { email, phone }: Candidate): boolean {
  return asker.email === email || (asker.phone !== null && asker.phone === phone)
}
