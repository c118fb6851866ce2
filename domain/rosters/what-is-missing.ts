import type { Column, Field } from './field.ts'

const names = new Set<Field>(['fullName', 'firstName', 'lastName'])
const homes = new Set<Field>(['address', 'street', 'lot'])

/** What a roster cannot do without and these columns do not have; null where nothing is missing. */
export function whatIsMissing(
  columns: readonly Column[],
): 'no column of names' | 'no column of homes' | null {
  if (!columns.some(({ field }) => names.has(field))) return 'no column of names'
  return columns.some(({ field }) => homes.has(field)) ? null : 'no column of homes'
}
