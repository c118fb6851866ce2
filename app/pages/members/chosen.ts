import { useLocation } from 'react-router'
import { isId } from '#app/ids.ts'

/** The ids that a list's form has ticked; anything that is no id is left out. */
export function readIds(values: readonly FormDataEntryValue[]): string[] {
  const ids = values.filter((value) => typeof value === 'string' && isId(value)) as string[]
  return [...new Set(ids)].slice(0, 500)
}

/** The list below a dialog, as it was. */
export function useListBelow(base: string): string {
  const query = new URLSearchParams(useLocation().search)
  query.delete('member')
  return `${base}?${query}`
}
