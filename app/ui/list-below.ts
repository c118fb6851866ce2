import { useLocation } from 'react-router'

/** The list below a dialog, as it was; `field` is what its ticks are called, if it has any. */
export function useListBelow(base: string, field?: string): string {
  const query = new URLSearchParams(useLocation().search)
  if (field) query.delete(field)
  return `${base}?${query}`
}
