import { useLocation } from 'react-router'

/** The list below a dialog, as it was; `field` is what its ticks are called. */
export function useListBelow(base: string, field: string): string {
  const query = new URLSearchParams(useLocation().search)
  query.delete(field)
  return `${base}?${query}`
}
