import { distance } from 'fastest-levenshtein'
import { readStreet, type Street } from '#domain/addresses/read-street.ts'

/**
 * Whether two lines, `7 OAK LN`, may be one street with a slip in it: their names are alike and have the same figures,
 * and where both tell a suffix or a direction, it is the same. `14 OAK ST` and `14 OAK AVE` are two streets.
 */
export function areSpelledAlike(one: string, other: string): boolean {
  const [left, right] = [readStreet(one), readStreet(other)]
  if (!left || !right) return false
  const goTogether = (part: 'before' | 'suffix' | 'after') =>
    left[part] === null || right[part] === null || left[part] === right[part]
  return (
    goTogether('before') &&
    goTogether('suffix') &&
    goTogether('after') &&
    isSlip(nameOf(left), nameOf(right))
  )
}

const nameOf = ({ name }: Street) => name.join(' ')

/** Two letters that changed places, or a letter or two in a longer name. */
function isSlip(one: string, other: string): boolean {
  if (figuresOf(one) !== figuresOf(other)) return false
  const isShuffled = [...one].toSorted().join('') === [...other].toSorted().join('')
  return isShuffled || distance(one, other) <= Math.min(one.length, other.length) / 4
}

const figuresOf = (name: string) => name.replace(/\D+/g, ' ').trim()
