import { foldName } from '#domain/contacts/person-name.ts'
import { isNicknameOf } from './nicknames.ts'

/** How a name agrees with another: written alike, or one that the same person may go by. */
export type Agreement = 'alike' | 'may be'

type PersonName = { firstName: string; lastName: string }

const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'jr', 'sr', 'ii', 'iii', 'iv'])

/**
 * Whether two names may be those of one person. Case, accents, punctuation and titles do not count.
 *
 * First names agree when they are equal, when one is the other's nickname (Bob and Robert) or initial (R.),
 * and when only one of them names a second name too (Ana María, Ana). Last names agree when they are equal,
 * or one is a part of the other's double name (García, García López). A slip of the pen does not agree:
 * Mario and María are two people of one home. Null: not the same person.
 */
export function sameName(one: PersonName, other: PersonName): Agreement | null {
  const [first, last] = [wordsOf(one.firstName), wordsOf(one.lastName)]
  const [otherFirst, otherLast] = [wordsOf(other.firstName), wordsOf(other.lastName)]
  if (!lastAgrees(last, otherLast) || !firstAgrees(first, otherFirst)) return null
  return `${first} ${last}` === `${otherFirst} ${otherLast}` ? 'alike' : 'may be'
}

function wordsOf(name: string): string[] {
  const words = foldName(name.replace(/['’]/g, '')).split(' ').filter(Boolean)
  const own = words.filter((word) => !titles.has(word))
  return own.length > 0 ? own : words
}

function lastAgrees(one: string[], other: string[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length === 0) return false
  const joined = long.join(' ')
  const part = short.join(' ')
  return joined.replaceAll(' ', '') === part.replaceAll(' ', '') || isPart(part, joined)
}

/** A whole part at the beginning or the end, long enough to be a name: not the *de* of *de la Cruz*. */
function isPart(part: string, whole: string): boolean {
  return part.length >= 4 && (whole.startsWith(`${part} `) || whole.endsWith(` ${part}`))
}

function firstAgrees(one: string[], other: string[]): boolean {
  const [first, ...more] = one
  const [otherFirst, ...otherMore] = other
  if (!first || !otherFirst) return false
  const bothHaveMore = more.length > 0 && otherMore.length > 0
  if (bothHaveMore && !secondAgrees(more[0]!, otherMore[0]!)) return false
  return first === otherFirst || isInitialOf(first, otherFirst) || isNicknameOf(first, otherFirst)
}

function secondAgrees(one: string, other: string): boolean {
  return one === other || isInitialOf(one, other)
}

function isInitialOf(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  return short.length === 1 && long.startsWith(short)
}
