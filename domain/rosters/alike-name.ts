import { foldName } from '#domain/contacts/person-name.ts'
import type { KnownPerson } from './known.ts'
import type { RosterPerson } from './understand-row.ts'

const suffixes = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'v'])

/**
 * Whether somebody is called as a row says, but for middle names or a suffix that one of the two leaves out: `Alan Q
 * Turner Jr.` and `Alan Turner`, not `Alan Turner Sr.`
 */
export function isAlikeName(
  person: Pick<RosterPerson, 'firstName' | 'lastName'>,
  known: Pick<KnownPerson, 'firstName' | 'nameKey'>,
): boolean {
  const given = foldName(known.firstName)
  const surname = known.nameKey.slice(0, known.nameKey.length - given.length).trim()
  return (
    leavesOut(foldName(person.firstName), given, () => true) &&
    leavesOut(foldName(person.lastName), surname, (word) => suffixes.has(word))
  )
}

/** Whether one of two names begins with the other, and goes on with such words only. */
function leavesOut(one: string, other: string, mayBeLeftOut: (word: string) => boolean): boolean {
  const [short, long] = [one.split(' '), other.split(' ')].sort((a, b) => a.length - b.length)
  return (
    short!.every((word, at) => word === long![at]) && long!.slice(short!.length).every(mayBeLeftOut)
  )
}
