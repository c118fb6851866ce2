import { accept, type Result, refuse } from '#domain/result.ts'
import type { Acquainted } from './find-acquainted.ts'

export type RecogniseRefusal =
  /** They have a live code, or have used an open one and wait for a leader. */
  | { because: 'already invited' }
  /** They live in this household. */
  | { because: 'already a member' }
  /** Somebody of another name signs in with this address. */
  | { because: 'address of a member' }
  /** The community expects them in another home: that is for a leader to settle. */
  | { because: 'expected elsewhere' }
  /** Somebody else has this address or number: do the two share it? Named if of this household. */
  | { because: 'shares an address'; name: string | null }

/**
 * Decides whether a guest is one of the people who answer to their address or number. Answers the record
 * that is theirs, or null for a new one. A member who lives elsewhere gets a record beside their own: the
 * home is added when they redeem the code, and a Head changes nothing about a member.
 */
export function recogniseGuest(
  people: readonly Acquainted[],
  { nameKey, sharesAddress }: { nameKey: string; sharesAddress: boolean },
): Result<Acquainted | null, RecogniseRefusal> {
  const same = people.filter((person) => person.nameKey === nameKey)
  const refusal = whyNotAgain(same)
  if (refusal) return refuse(refusal)
  const others = people.filter((person) => person.nameKey !== nameKey && !person.hasLeft)
  if (others.some(({ byEmail, isJoined }) => byEmail && isJoined))
    return refuse({ because: 'address of a member' })
  const other = others.find(({ roleHere }) => roleHere) ?? others[0]
  if (other && !sharesAddress)
    return refuse({ because: 'shares an address', name: other.roleHere && other.firstName })
  return accept(same.find(({ hasAccount }) => !hasAccount) ?? null)
}

function whyNotAgain(same: readonly Acquainted[]): RecogniseRefusal | null {
  const present = same.filter(({ hasLeft }) => !hasLeft)
  if (present.some(({ isJoined, roleHere }) => isJoined && roleHere))
    return { because: 'already a member' }
  const expected = present.filter(({ isJoined }) => !isJoined)
  if (expected.some(({ hasLiveCode, hasAccount }) => hasLiveCode || hasAccount))
    return { because: 'already invited' }
  return expected.some(({ livesElsewhere }) => livesElsewhere)
    ? { because: 'expected elsewhere' }
    : null
}
