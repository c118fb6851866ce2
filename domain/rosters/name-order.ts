import { type NameOrder, nameWords, orderOf } from './read-name-parts.ts'
import { isOrganization } from './read-organization.ts'

/**
 * How a column writes names that have no comma, told by those that leave no doubt: `SMITH JOHN A` in most
 * of them means surnames first. Where they say nothing, given names are first.
 */
export function nameOrder(values: readonly string[]): NameOrder {
  let votes = 0
  let against = 0
  for (const value of values) {
    if (value.includes(',') || value.length > 80 || isOrganization(value)) continue
    const [first = ''] = value.split(/&|\/| and | y /i)
    const order = orderOf(nameWords(first.trim()).words)
    if (order === 'surname first') votes += 1
    else if (order === 'given first') against += 1
  }
  return votes > 0 && votes >= 3 * against ? 'surname first' : 'given first'
}
