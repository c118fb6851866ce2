import { longestName } from '#domain/contacts/person-name.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type PersonName, readPeople } from '#domain/rosters/read-people.ts'

/**
 * `several`: more than one person is named, who need an invitation each. `sign`: an emoji stands in it. `name too
 * long`: no part of a name has more than {@link longestName} characters.
 */
export type NameRefusal = { because: 'unreadable' | 'several' | 'sign' | 'name too long' }

/** Reads the full name of one person as rosters are read: `Bo Chen`, `de la Cruz, María`, `Dr. Al Roy Jr.`. */
export function readGuestName(typed: string): Result<PersonName, NameRefusal> {
  const { people } = readPeople(typed)
  const [person, ...others] = people
  if (others.length > 0) return refuse({ because: 'several' })
  if (person?.firstName && person.lastName) return accept(person)
  return refuse({ because: whyUnreadable(typed) })
}

function whyUnreadable(typed: string): NameRefusal['because'] {
  if (/\p{Extended_Pictographic}/u.test(typed)) return 'sign'
  return [...typed.trim()].length > longestName ? 'name too long' : 'unreadable'
}
