import { sameName } from '#domain/join-requests/same-name.ts'
import type { Pair } from './read-records.ts'

/**
 * Why two records may be two people. *other name*: nobody of one name is called like the other; people of
 * one home often share an address. *only the name*: neither home, e-mail nor phone agrees, as of a father and
 * his son. *two sign-ins*: each has joined by an account of its own.
 */
export type Doubt = 'other name' | 'only the name' | 'two sign-ins'

/** What a leader should look at twice before two records become one. */
export function doubtsAbout({ one, other }: Pair): Doubt[] {
  const doubts: Doubt[] = []
  const homes = new Set(one.places.map(({ home }) => home))
  const agrees =
    other.places.some(({ home }) => homes.has(home)) ||
    (one.email !== null && one.email === other.email) ||
    (one.phone !== null && one.phone === other.phone)
  if (sameName(one, other) === null) doubts.push('other name')
  else if (!agrees) doubts.push('only the name')
  if (one.joinedAt && other.joinedAt && !one.leftAt && !other.leftAt) doubts.push('two sign-ins')
  return doubts
}
