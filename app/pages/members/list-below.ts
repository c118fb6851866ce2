import { useLocation } from 'react-router'

/** The list below a dialog, as it was. */
export function useListBelow(base: string): string {
  const query = new URLSearchParams(useLocation().search)
  query.delete('member')
  return `${base}?${query}`
}
