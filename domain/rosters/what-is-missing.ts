import type { Column, Field } from './field.ts'

const names = new Set<Field>(['fullName', 'firstName', 'lastName'])
const homes = new Set<Field>(['address', 'street', 'lot'])
const units = new Set<Field>(['unit'])

export type Missing = 'no column of names' | 'no column of homes'

/** Whether a roster names homes by their units alone, and not the street that they share. */
export function namesOnlyUnits(columns: readonly Pick<Column, 'field'>[]): boolean {
  const has = (wanted: ReadonlySet<Field>) => columns.some(({ field }) => wanted.has(field))
  return has(units) && !has(homes)
}

/** What a roster cannot do without and these columns do not have; null where nothing is missing. */
export function whatIsMissing(columns: readonly Column[]): Missing | null {
  if (!columns.some(({ field }) => names.has(field))) return 'no column of names'
  return columns.some(({ field }) => homes.has(field)) ? null : 'no column of homes'
}
