import { type Column, columnKeys } from './field.ts'

/** What a row may lack that somebody can fill in while looking at it, though the file has no column for it. */
const fillable = { email: 'Email', household: 'Household' } as const

/** Columns of these that a file does not have, behind those that it has. */
export function toBeFilledIn(columns: readonly Column[]): Column[] {
  const missing = (Object.keys(fillable) as (keyof typeof fillable)[]).filter(
    (field) => !columns.some((column) => column.field === field),
  )
  const headers = [...columns.map(({ header }) => header), ...missing.map((one) => fillable[one])]
  const keys = columnKeys(headers)
  return missing.map((field, at) => ({
    ...{ index: columns.length + at, header: fillable[field], key: keys[columns.length + at]! },
    ...{ field, meaning: field, who: null, person: 0, confidence: 0.95 },
  }))
}
