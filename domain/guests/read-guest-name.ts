import { longestName } from '#domain/contacts/person-name.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type PersonName, readPeople } from '#domain/rosters/read-people.ts'

/**
 * `several`: more than one person is named, who need an invitation each. `sign`: an emoji stands in it. `name too
 * long`: no part of a name has more than {@link longestName} characters.
 */
export type NameRefusal = { because: 'unreadable' | 'several' | 'sign' | 'name too long' }

/**
 * Reads the full name of one person as rosters are read: `Bo Chen`, `de la Cruz, María`, `Dr. Al Roy Jr.`; but an emoji,
 * which is left out of a roster, is asked about here.
 */
export function readGuestName(typed: string): Result<PersonName, NameRefusal> {
  if (/\p{Extended_Pictographic}/u.test(typed)) return refuse({ because: 'sign' })
  const { people } = readPeople(typed)
  const [person, ...others] = people
  if (others.length > 0) return refuse({ because: 'several' })
  if (person?.firstName && person.lastName) return accept(person)
  const isTooLong = [...typed.trim()].length > longestName
  return refuse({ because: isTooLong ? 'name too long' : 'unreadable' })
}
