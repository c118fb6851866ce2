import { type NameOrder, nameWords, orderOf } from './read-name-parts.ts'
import { isOrganization } from './read-organization.ts'

/**
 * How a column writes names that have no comma, told by those that leave no doubt: `SMITH JOHN A` in most
 * of them means surnames first. Where they say nothing, those of the other columns of the file count, and then
 * given names are first.
 */
export function nameOrder(values: readonly string[], others: readonly string[] = []): NameOrder {
  const own = votesOf(values)
  const { surname, given } = own.surname + own.given > 0 ? own : votesOf(others)
  return surname > 0 && surname >= 3 * given ? 'surname first' : 'given first'
}

/** How many names leave no doubt that their surname, or their given name, stands first. */
function votesOf(values: readonly string[]): { surname: number; given: number } {
  const votes = { surname: 0, given: 0 }
  for (const value of values) {
    if (value.includes(',') || value.length > 80 || isOrganization(value)) continue
    const [first = ''] = value.split(/&|\/| and | y /i)
    const order = orderOf(nameWords(first.trim()).words)
    if (order === 'surname first') votes.surname += 1
    else if (order === 'given first') votes.given += 1
  }
  return votes
}
