import { useLocation } from 'react-router'

/** The list below a dialog, as it was but without ticks; `field` is what they are called, if it has any. */
export function useListBelow(base: string, field?: string): string {
  const query = new URLSearchParams(useLocation().search)
  if (field) for (const name of [field, 'everyone']) query.delete(name)
  return `${base}?${query}`
}
