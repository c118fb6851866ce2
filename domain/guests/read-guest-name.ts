import { accept, type Result, refuse } from '#domain/result.ts'
import { type PersonName, readPeople } from '#domain/rosters/read-people.ts'

/** `several`: more than one person is named, who need an invitation each. */
export type NameRefusal = { because: 'unreadable' | 'several' }

/** Reads the full name of one person as rosters are read: `Bo Chen`, `de la Cruz, María`, `Dr. Al Roy Jr.`. */
export function readGuestName(typed: string): Result<PersonName, NameRefusal> {
  const { people } = readPeople(typed)
  const [person, ...others] = people
  if (others.length > 0) return refuse({ because: 'several' })
  return person?.firstName && person.lastName ? accept(person) : refuse({ because: 'unreadable' })
}
