import { distance } from 'fastest-levenshtein'
import { foldName } from '#domain/contacts/person-name.ts'
import type { KnownPerson } from './known.ts'
import type { RosterPerson } from './understand-row.ts'

const suffixes = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'v'])

/**
 * Whether somebody is called as a row says, but for middle names or a suffix that one of the two leaves out: `Alan Q
 * Turner Jr.` and `Alan Turner`, not `Alan Turner Sr.` A surname may be a slip away, `Smyth` and `Smith`; a given name
 * may not, since brothers and sisters are called `Tim` and `Tom`.
 */
export function isAlikeName(
  person: Pick<RosterPerson, 'firstName' | 'lastName'>,
  known: Pick<KnownPerson, 'firstName' | 'nameKey'>,
): boolean {
  const given = foldName(known.firstName)
  const surname = known.nameKey.slice(0, known.nameKey.length - given.length).trim()
  return (
    leavesOut(foldName(person.firstName), given, () => true) &&
    isAlikeSurname(foldName(person.lastName), surname)
  )
}

function isAlikeSurname(one: string, other: string): boolean {
  const [bare, otherBare] = [withoutSuffix(one), withoutSuffix(other)]
  const isSpelledSo = leavesOut(one, other, (word) => suffixes.has(word))
  if (isSpelledSo || bare === otherBare) return isSpelledSo
  const isSuffixSame = one.slice(bare.length) === other.slice(otherBare.length)
  return isSuffixSame && isSlip(bare, otherBare)
}

function withoutSuffix(surname: string): string {
  const words = surname.split(' ')
  return words.length > 1 && suffixes.has(words.at(-1)!) ? words.slice(0, -1).join(' ') : surname
}

/** One letter of five, or two of ten. */
function isSlip(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length)
  const most = Math.min(2, Math.floor(shorter / 5))
  return Math.abs(one.length - other.length) <= most && distance(one, other) <= most
}

/** Whether one of two names begins with the other, and goes on with such words only. */
function leavesOut(one: string, other: string, mayBeLeftOut: (word: string) => boolean): boolean {
  const [short, long] = [one.split(' '), other.split(' ')].sort((a, b) => a.length - b.length)
  return (
    short!.every((word, at) => word === long![at]) && long!.slice(short!.length).every(mayBeLeftOut)
  )
}
